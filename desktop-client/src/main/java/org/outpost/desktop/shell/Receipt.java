// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

/// How far a record has come, in the words of SCREENS 6. What the server or a rule had to say about
/// it is `why`.
///
/// @param why the reason in plain words, empty where the state needs none
public record Receipt(State state, Phrase why) {
    private static final Phrase NOTHING = Phrase.given("");

    /// The states a clerk can be told, each with its colour.
    public enum State {
        KEPT_HERE("receipt.kept", Tone.WARNING),
        BEING_SENT("receipt.sending", Tone.ACCENT),
        REACHED("receipt.reached", Tone.SUCCESS),
        SAFE("receipt.safe", Tone.SUCCESS),
        QUESTIONED("receipt.question", Tone.WARNING),
        REFUSED("receipt.refused", Tone.DANGER),
        PUT_ASIDE("receipt.aside", Tone.DANGER),
        UNDONE("receipt.undone", Tone.NEUTRAL),
        NEWER("receipt.newer", Tone.NEUTRAL);

        private final String key;
        private final Tone tone;

        State(String key, Tone tone) {
            this.key = key;
            this.tone = tone;
        }

        public Tone tone() {
            return tone;
        }
    }

    public static Receipt of(State state) {
        return new Receipt(state, NOTHING);
    }

    /// The words of the pill.
    public Phrase words() {
        return switch (state) {
            case QUESTIONED, REFUSED, PUT_ASIDE, UNDONE -> Phrase.of(state.key, why);
            case KEPT_HERE, BEING_SENT, REACHED, SAFE, NEWER -> Phrase.of(state.key);
        };
    }
}
