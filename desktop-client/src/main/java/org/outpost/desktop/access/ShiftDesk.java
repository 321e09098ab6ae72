// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.access;

import java.util.List;
import java.util.Optional;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.print.PrintSetting;
import org.outpost.desktop.shell.print.Sheet;

/// All that the screen at the end of a shift asks. Every call may touch the disk: off the window's
/// thread only.
public interface ShiftDesk {
    Standing standing();

    /// The summary of the shift as it is printed.
    ///
    /// @param unsent why something has not reached the district yet, in the person's words; empty
    ///   where all has
    Sheet summary(Optional<Phrase> unsent);

    /// How this counter prints and what a visit costs here.
    Choices choices();

    void choose(PrintSetting setting);

    /// Gives back what is held and signs the person out.
    Outcome<Long> end();

    /// What was done at this counter today, and how it stands.
    ///
    /// @param kept what has not reached the district yet
    /// @param places free places held here, which others can't give out
    record Standing(long registered, long booked, long kept, long places, Day day) {}

    /// Tokens and money of this counter's day.
    ///
    /// @param tokens by department, those taken back left out
    /// @param taken and `returned`: by who pays
    /// @param unprinted papers that did not come out
    record Day(List<Tokens> tokens, List<Money> taken, List<Money> returned, long unprinted) {
        public Day {
            tokens = List.copyOf(tokens);
            taken = List.copyOf(taken);
            returned = List.copyOf(returned);
        }

        public long given() {
            return tokens.stream().mapToLong(Tokens::given).sum();
        }

        /// What lies in the drawer from today.
        public long cash() {
            return taken.stream().mapToLong(Money::paise).sum()
                    - returned.stream().mapToLong(Money::paise).sum();
        }
    }

    /// How many tokens a department got.
    record Tokens(Phrase department, long given) {}

    /// How often and how much.
    record Money(Phrase scheme, long count, long paise) {}

    /// @param printers those of this machine
    record Choices(PrintSetting setting, List<String> printers, long feePaise) {
        public Choices {
            printers = List.copyOf(printers);
        }
    }
}
