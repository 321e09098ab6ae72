// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.platform;

/// What is wrong with the local file or its folder: a value a screen can tell in four parts
/// (`trouble.<key>.what`, `.safe`, `.todo` and the code). Nothing is deleted because of it.
///
/// @param code for whoever helps: `DB-` and a number, or the three-part code of the place
public record LocalTrouble(Kind kind, String code) {

    /// The stem of the bundle keys of its words.
    public String key() {
        return "trouble.local." + kind.word;
    }

    /// What can be wrong.
    public enum Kind {
        /// This folder had a local file and it is gone.
        MISSING("missing", "DB-101"),
        /// The file or its folder may not be written.
        READ_ONLY("readonly", "DB-102"),
        /// Another running Outpost owns the folder.
        SECOND_INSTANCE("second", "DB-103"),
        /// The file is there and damaged.
        CORRUPT("corrupt", "DB-104"),
        /// The device key is missing or is not the one that made the file.
        WRONG_KEY("key", "DB-105"),
        /// No space is left.
        DISK_FULL("full", "DB-106"),
        /// The file was written by a newer version of this program.
        NEWER("newer", "DB-107"),
        /// The disk does not answer as it should.
        DISK("disk", "DB-108"),
        /// Something nobody foresaw.
        UNFORESEEN("unforeseen", "DB-199");

        private final String word;
        private final String code;

        Kind(String word, String code) {
            this.word = word;
            this.code = code;
        }

        /// The trouble of this kind with its plain code.
        public LocalTrouble trouble() {
            return new LocalTrouble(this, code);
        }
    }
}
