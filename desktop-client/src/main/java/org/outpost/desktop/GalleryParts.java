// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.SignInDesk;
import org.outpost.desktop.shell.SignedIn;
import org.outpost.desktop.shell.StickDesk;
import org.outpost.desktop.shell.SystemFileChoice;
import org.outpost.desktop.shell.Trouble;

/// What stands behind the windows of {@link GalleryView} where a counter has threads, a door and
/// files of its own.
final class GalleryParts {
    private GalleryParts() {}

    /// A register as another program wrote it, anew for every picture: what came in once would only
    /// be known again.
    static Path register(Path folder, String mark) {
        StringBuilder rows = new StringBuilder("OPD Register 2019,,,,,,\n");
        rows.append(
                "Reg no,Patient Name,Age,Gender,Mobile No,Father/Husband Name,Village,Ward boy\n");
        String[] people = {
            "Parvati Joshi,41,F,9876501234,,Milak",
            "\"Singh, Raju\",8m,M,,Parvati Joshi,Milak",
            "Fatima Khatoon,27,F,98765,Imran Khan,Swar",
            "John Lakra,63,M,9876501236,,Kemri",
            "Savitri Devi,,?,9876501237,,Tanda",
            "Meena Kumari,19,F,9876501238,Ramesh,Bilaspur",
            "Gopal Das,340,M,,,Shahabad",
        };
        for (int i = 0; i < people.length; i++) {
            rows.append(mark).append('-').append(i + 1).append(',').append(people[i]);
            rows.append(",x\n");
        }
        try {
            Path file =
                    Files.createDirectories(folder.resolve("Documents"))
                            .resolve("register-2019.csv");
            return Files.writeString(file, rows);
        } catch (IOException e) {
            throw new UncheckedIOException("the register for the pictures can't be written", e);
        }
    }

    /// Everything at once on the window's thread: a picture must not depend on who was faster.
    static final class AtOnce implements Background {
        private static final long SHORT = 1_000;
        private static final long TOAST = 10_000;
        private final List<Runnable> going = new ArrayList<>();

        /// What stays for a while is gone before the next screen, as a clerk would find it.
        void pass() {
            List<Runnable> now = List.copyOf(going);
            going.clear();
            now.forEach(Runnable::run);
        }

        @Override
        public <T> void run(Callable<T> work, Consumer<T> then, Consumer<Trouble> otherwise) {
            T answer;
            try {
                answer = work.call();
            } catch (Exception fault) {
                otherwise.accept(Trouble.of(fault));
                return;
            }
            then.accept(answer);
        }

        @Override
        public Runnable later(long millis, Runnable then) {
            if (millis < SHORT) {
                then.run();
            } else if (millis == TOAST) {
                going.add(then);
            }
            return then;
        }
    }

    /// The person is in already; nobody's password is needed for a picture.
    ///
    /// @param stick what a new computer begins with; null at all others
    record OpenDoor(SignedIn who, @Nullable StickDesk stick) implements SignInDesk {
        @Override
        public Outcome<SignedIn> signIn(String user, String secret) {
            return new Outcome.Done<>(who, Phrase.of("signin.welcome"), null);
        }

        @Override
        public String lastUser() {
            return stick == null ? who.user() : "";
        }

        @Override
        public Optional<Beginning> beginning() {
            return Optional.ofNullable(stick)
                    .map(sticks -> new Beginning(sticks, new SystemFileChoice()));
        }
    }
}
