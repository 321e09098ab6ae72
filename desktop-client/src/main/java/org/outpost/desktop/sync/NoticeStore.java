// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.time.Instant;
import java.util.List;
import org.outpost.desktop.platform.Sql;
import org.outpost.desktop.shell.AttentionItem;
import org.outpost.desktop.shell.Phrase;

/// What a person must know of how this machine and the district came to terms: that the file was a
/// copy, that the district lost something and was given it again. Each heals by itself; it is said
/// once, as a row of the attention desk.
final class NoticeStore {
    private NoticeStore() {}

    /// Keeps what is to be said.
    ///
    /// @param what the key of its words: `notice.<what>`
    /// @param detail what the words name
    static void tell(Sql sql, long now, String what, String detail) {
        sql.run("insert into notice (at, what, details) values (?, ?, ?)", now, what, detail);
    }

    static List<AttentionItem> waiting(Sql sql) {
        return sql.list(
                "select id, at, what, details from notice order by id desc limit 20",
                row ->
                        new AttentionItem(
                                "notice/" + row.number(1),
                                Phrase.of("notice.computer"),
                                "",
                                Instant.ofEpochMilli(row.number(2)),
                                Phrase.of("notice." + row.text(3), row.text(4)),
                                Phrase.of("notice.understood"),
                                ""));
    }
}
