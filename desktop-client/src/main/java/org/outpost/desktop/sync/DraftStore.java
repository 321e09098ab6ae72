// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.util.Map;
import java.util.TreeMap;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.shell.Drafts;
import org.outpost.model.wire.Json;

/// Drafts in the encrypted local file: they name persons, so they lie nowhere else.
public final class DraftStore implements Drafts {
    private final LocalDatabase database;

    public DraftStore(LocalDatabase database) {
        this.database = database;
    }

    @Override
    public void keep(String screen, Map<String, String> fields) {
        database.change(sql -> {
            if (fields.isEmpty()) {
                sql.run("delete from draft where screen = ?", screen);
            } else {
                sql.run(
                        "insert or replace into draft (screen, fields) values (?, ?)",
                        screen,
                        Json.write(new Kept(new TreeMap<>(fields))));
            }
        });
    }

    @Override
    public Map<String, String> recall(String screen) {
        Kept kept =
                database.read(sql ->
                        sql.first(
                                "select fields from draft where screen = ?",
                                row -> Json.read(row.bytes(1), Kept.class),
                                screen));
        return kept == null ? Map.of() : kept.fields();
    }

    record Kept(Map<String, String> fields) {}
}
