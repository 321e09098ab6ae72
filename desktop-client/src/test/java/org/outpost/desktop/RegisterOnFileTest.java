// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.outpost.desktop.world.CounterWorld.made;
import static org.outpost.desktop.world.CounterWorld.registered;
import static org.outpost.desktop.world.CounterWorld.sent;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.exception.ZipException;
import net.lingala.zip4j.model.FileHeader;
import net.lingala.zip4j.model.enums.AesKeyStrength;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.patients.ImportStore.Standing;
import org.outpost.desktop.patients.PersonRow;
import org.outpost.desktop.patients.RegisterDesk;
import org.outpost.desktop.patients.RegisterFile;
import org.outpost.desktop.patients.RowNote;
import org.outpost.desktop.shell.Lang;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Words;
import org.outpost.desktop.world.CounterWorld;
import org.outpost.model.access.Role;
import org.outpost.model.kernel.UserId;
import org.outpost.model.patients.RegisterGivenOut;

/// A register of another program or of paper comes in from a file, and ours goes out as one.
class RegisterOnFileTest {
    private static final Words WORDS = new Words(Lang.EN, Wiring.ZONE);

    @TempDir Path folder;
    private CounterWorld world;
    private Counter counter;

    @BeforeEach
    void aCounterOpens() throws IOException {
        world = new CounterWorld(folder);
        counter = world.counter("one", "store");
    }

    @AfterEach
    void theCounterCloses() {
        counter.close();
        world.close();
    }

    @Test
    void everyRowBecomesAPatientWhoIsFoundByTheOldNumber() throws IOException {
        RegisterFile file =
                look(
                        "Reg no,Patient Name,Age,Gender,Mobile No,Father/Husband Name,Village\n"
                                + "OPD-881,Kamla Bai,41,F,9876501234,,Milak\n"
                                + "OPD-882,\"Singh, Raju\",8m,Male,-,Kamla Bai,Milak\n");
        assertThat(file.separator()).isEqualTo(',');
        assertThat(file.rows()).isEqualTo(2);
        Standing at = takeIn(file);
        assertThat(at.taken()).isEqualTo(2);
        assertThat(at.finished()).isTrue();
        PersonRow kamla = only("OPD-881");
        assertThat(kamla.name()).isEqualTo("Kamla Bai");
        assertThat(kamla.phone()).isEqualTo("9876501234");
        PersonRow raju = only("OPD-882");
        assertThat(raju.name()).isEqualTo("Singh, Raju");
        assertThat(raju.sex()).isEqualTo("M");
        assertThat(raju.guardian()).isEqualTo("Kamla Bai");
        assertThat(raju.phone()).isEmpty();
        sent(counter);
        CounterWorld.heard(counter, () -> !only("OPD-881").number().isEmpty());
    }

    @Test
    void hindiHeadsTheOldCodesAndEverySeparatorAreUnderstood() throws IOException {
        String text =
                "रजिस्टर 2019\nपर्चा नंबर;नाम;उम्र;लिंग;मोबाइल;गाँव\n७७;सावित्री देवी;६१;महिला;;टांडा\n";
        for (Charset charset :
                List.of(
                        StandardCharsets.UTF_8,
                        StandardCharsets.UTF_16LE,
                        StandardCharsets.UTF_16BE)) {
            Path path = folder.resolve(charset.name() + ".csv");
            Files.write(path, ("\ufeff" + text).getBytes(charset));
            RegisterFile file = made(counter.register().look(path));
            assertThat(file.charset()).isEqualTo(charset);
            assertThat(file.separator()).isEqualTo(';');
            assertThat(file.head()).isEqualTo(2);
            assertThat(takeIn(file).mend()).isZero();
        }
        assertThat(counter.patients().people("सावित्री", 9)).hasSize(1);
        Path old = folder.resolve("old.txt");
        Files.write(
                old,
                "Name\tSex\tAge\tVillage\nJosé Lakra\tM\t30\tKemri\n"
                        .getBytes(Charset.forName("windows-1252")));
        RegisterFile file = made(counter.register().look(old));
        assertThat(file.separator()).isEqualTo('\t');
        assertThat(takeIn(file).taken()).isEqualTo(1);
        assertThat(counter.patients().people("lakra", 9))
                .extracting(PersonRow::name)
                .containsExactly("José Lakra");
    }

    @Test
    void rowsToMendStayOutAreTakenFromTheirFileAndComeInOnce() throws IOException {
        RegisterFile file =
                look(
                        "Name,Sex,Age,Phone,Colour\n"
                                + "Asha Devi,F,34,9876500001,red\n"
                                + "Ravi,X,20,,blue\n"
                                + ",M,20,,blue\n"
                                + "Meena,F,300,,blue\n"
                                + "Sita,F,2,12,blue\n"
                                + "\n"
                                + "Asha Devi,F,34,9876500001,green\n"
                                + "Gopal,M,50,,blue\n");
        assertThat(file.strange()).containsExactly("Colour");
        Standing at = takeIn(file);
        assertThat(at.taken()).isEqualTo(2);
        assertThat(at.mend()).isEqualTo(4);
        assertThat(at.known()).isEqualTo(1);
        List<RowNote> notes = counter.register().notes(file, 9);
        assertThat(notes).extracting(RowNote::row).containsExactly(3L, 4L, 5L, 6L, 8L);
        assertThat(WORDS.text(notes.getFirst().words())).startsWith("Sex: ");
        assertThat(WORDS.text(notes.get(3).words())).contains("not a phone number");
        assertThat(WORDS.text(notes.get(4).words())).isEqualTo("The same row stands further up");

        made(counter.register().saveToMend(file, WORDS));
        Path saved = folder.resolve("register-to-mend.csv");
        List<String> lines = Files.readAllLines(saved);
        assertThat(lines).hasSize(5);
        assertThat(lines.get(1)).startsWith("3,").endsWith("Ravi,X,20,,blue");
        Files.writeString(
                saved, Files.readString(saved).replace("Ravi,X", "Ravi,M").replace(",12,", ",,"));
        Standing mended = takeIn(made(counter.register().look(saved)));
        assertThat(mended.taken()).isEqualTo(2);
        assertThat(mended.mend()).isEqualTo(2);

        // The whole register again, mended where it stood: what came in stays in once.
        Files.writeString(
                file.path(), Files.readString(file.path()).replace("Gopal,M,50", "Gopal,M,51"));
        Standing again = takeIn(made(counter.register().look(file.path())));
        assertThat(again.taken()).isEqualTo(1);
        assertThat(again.known()).isEqualTo(2);
    }

    @Test
    void whoMayBeKnownComesInAndIsShownBesideThemNeverMerged() throws IOException {
        PersonRow known = registered(counter, "Sunita Kumari", "9876512345");
        RegisterFile file =
                look("Name,Sex,Age,Phone,Village\nSuneeta Kumari,F,34,9876512345,Milak\n");
        assertThat(takeIn(file).likely()).isEqualTo(1);
        RowNote note = counter.register().notes(file, 9).getFirst();
        assertThat(note.kind()).isEqualTo("likely");
        assertThat(WORDS.text(note.words())).contains("Suneeta Kumari").contains("Sunita Kumari");
        assertThat(note.patient()).isNotEqualTo(known.id());
        assertThat(counter.patients().people("9876512345", 9)).hasSize(2);
    }

    @Test
    void numbersOfTheNationalCardAreNeverKept() throws IOException {
        RegisterFile file = look("Name,Sex,Age,Old number\nAsha,F,34,2345 6789 0124\n");
        Standing at = takeIn(file);
        assertThat(at.taken() + at.mend()).isEqualTo(1);
        assertThat(at.mend()).isEqualTo(1);
        assertThat(counter.patients().people("asha", 9)).isEmpty();
    }

    @Test
    void whatWentOutComesInAgainAsItWas() throws IOException {
        RegisterFile file =
                look(
                        "Name,Name in own script,Birth date,Age told on,Sex,Phone,Guardian,Village,"
                                + "District,PIN code,Old paper number\n"
                                + "\"O'Neil, =Ram\",राम,1990-05-02,,M,9876500001,,\"=1+1\",Rampur,"
                                + "244901,@55\n"
                                + "Sita,,1984,2020-01-05,F,,,-,,,'=7\n"
                                + "Chhotu,,2026-02-01,2026-10-01,M,+4412345678,Sita,Milak,,,P-3\n");
        assertThat(takeIn(file).mend()).isEqualTo(1);
        Files.writeString(
                file.path(), Files.readString(file.path()).replace("O'Neil, =Ram", "O'Neil Ram"));
        assertThat(takeIn(made(counter.register().look(file.path()))).mend()).isZero();
        Path out = folder.resolve("out.csv");
        assertThat(givenOut(counter, out)).isEqualTo(3);
        List<String> first = withoutNumbers(out);
        assertThat(Files.readString(out)).contains("'=1+1").contains("'@55").contains("'+44");

        try (Counter other = world.counter("two", "far")) {
            RegisterFile there = made(other.register().look(out));
            while (!other.register().takeNext(there).finished()) {
                assertThat(there.strange()).isEmpty();
            }
            Path back = folder.resolve("back.csv");
            givenOut(other, back);
            assertThat(withoutNumbers(back)).isEqualTo(first);
            takeInAt(other, made(other.register().look(back)));
            assertThat(
                            other.database()
                                    .<Long>read(sql -> sql.number("select count(*) from patient")))
                    .isEqualTo(3);
        }
    }

    @Test
    void theNumberOfAnotherHospitalStaysAsTheOldNumber() throws IOException {
        takeIn(look("Name,Sex,Age\nGulab Chand,M,58\n"));
        sent(counter);
        CounterWorld.heard(
                counter,
                () -> !counter.patients().people("gulab", 9).getFirst().number().isEmpty());
        String number = counter.patients().people("gulab", 9).getFirst().number();
        Path out = folder.resolve("out.csv");
        givenOut(counter, out);
        sent(counter);
        assertThat(world.district.all(RegisterGivenOut.class))
                .as("the district knows")
                .extracting(out1 -> out1.who() + " " + out1.why() + " " + out1.people())
                .containsExactly(counter.current().user().value() + " own 1");
        assertThat(takeIn(made(counter.register().look(out))).known()).isEqualTo(1);
        try (Counter other = world.counter("two", "far")) {
            takeInAt(other, made(other.register().look(out)));
            assertThat(other.patients().people(number, 9))
                    .extracting(PersonRow::paperNumber)
                    .containsExactly(number);
        }
    }

    @Test
    void onlyWhoMayIsAsked() {
        counter.current().came(counter.current().user(), Role.FRONT_DESK);
        assertThat(counter.register().look(folder.resolve("x.csv")))
                .isInstanceOf(Outcome.Declined.class);
        assertThat(counter.register().export(folder.resolve("y.csv"), "own", WORDS))
                .isInstanceOf(Outcome.Declined.class);
        assertThat(folder.resolve("y.csv")).doesNotExist();
    }

    @Test
    void nothingComesInInTheNameOfWhoeverSitsDownNext() throws IOException {
        StringBuilder text = new StringBuilder("Name,Sex,Age\n");
        for (int i = 0; i < 300; i++) {
            text.append("Person ").append(letters(i)).append(",F,30\n");
        }
        RegisterFile file = look(text.toString());
        var desk = counter.register();
        Standing at = desk.takeNext(file);
        assertThat(at.finished()).isFalse();
        counter.current().came(new UserId("asha.x"), Role.FRONT_DESK);
        assertThat(desk.takeNext(file)).isEqualTo(at);
        counter.current().came(new UserId("far.x"), Role.HOSPITAL_ADMIN);
        assertThat(desk.takeNext(file)).isEqualTo(at);
    }

    @Test
    void whatIsNoRegisterIsSaidSoInWords() throws IOException {
        assertThat(declined(folder.resolve("nowhere.csv"))).isEqualTo("import.no-file");
        assertThat(declined(written("hello\nworld\n"))).isEqualTo("import.no-heads");
        assertThat(declined(written("Name,Age\nAsha,4\n"))).isEqualTo("import.no-sex");
        Path bytes = folder.resolve("bytes.csv");
        byte[] noise = new byte[20_000];
        new Random(7).nextBytes(noise);
        Files.write(bytes, noise);
        assertThat(declined(bytes)).startsWith("import.");
    }

    /// Two thousand rows, stopped and gone on with, a clerk registering in between.
    @Test
    void aLongFileGoesOnWhereItWasLeft() throws IOException {
        StringBuilder text = new StringBuilder("Old number,Name,Sex,Age,Village\n");
        for (int i = 0; i < 2_000; i++) {
            text.append("P-").append(i).append(",Person ").append(letters(i)).append(",F,");
            text.append(20 + i % 50).append(",Village ").append(letters(i / 7)).append('\n');
        }
        RegisterFile file = look(text.toString());
        Standing at = counter.register().takeNext(file);
        assertThat(at.taken()).isPositive().isLessThan(2_000);
        registered(counter, "Walk In", "9876599999");
        counter.register().pause();
        counter.close();
        counter = world.counter("one", "store");
        assertThat(counter.register().standing(file)).isEqualTo(at);
        assertThat(takeIn(file).taken()).isEqualTo(2_000);
        assertThat(only("P-0").name()).isEqualTo("Person " + letters(0));
        assertThat(only("P-1999").name()).isEqualTo("Person " + letters(1_999));
        long rows = counter.database().read(sql -> sql.number("select count(*) from patient"));
        assertThat(rows).isEqualTo(2_001);
        assertThat(counter.rebuild().run()).isEmpty();
    }

    private static String letters(int i) {
        return "" + (char) ('a' + i % 26) + (char) ('a' + i / 26 % 26) + (char) ('a' + i / 676);
    }

    private String declined(Path path) {
        return counter.register().look(path) instanceof Outcome.Declined<RegisterFile>(var why, _)
                ? ((Phrase) why).key()
                : "was looked at";
    }

    private RegisterFile look(String text) throws IOException {
        return made(counter.register().look(written(text)));
    }

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve("register.csv"), text);
    }

    private Standing takeIn(RegisterFile file) {
        return takeInAt(counter, file);
    }

    private static Standing takeInAt(Counter counter, RegisterFile file) {
        Standing at = counter.register().standing(file);
        var desk = counter.register();
        while (!at.finished()) {
            at = desk.takeNext(file);
        }
        return at;
    }

    private PersonRow only(String typed) {
        List<PersonRow> found =
                counter.patients().people(typed, 99).stream()
                        .filter(person -> person.paperNumber().equals(typed))
                        .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    /// The number is the one thing another hospital gives itself. Gives the register out, and opens
    /// the sealed file as its reader would.
    private static long givenOut(Counter from, Path to) throws IOException {
        Path zip = to.resolveSibling(to.getFileName() + ".zip");
        RegisterDesk.GivenOut given = made(from.register().export(zip, "own", WORDS));
        assertThat(new String(Files.readAllBytes(zip), StandardCharsets.ISO_8859_1))
                .doesNotContain("Ram", "Gulab");
        try (ZipFile wrong = new ZipFile(zip.toFile(), "0000-0000".toCharArray())) {
            assertThatThrownBy(() -> wrong.extractAll(to.getParent().toString()))
                    .isInstanceOf(ZipException.class);
        }
        try (ZipFile right = new ZipFile(zip.toFile(), given.code().toCharArray())) {
            FileHeader only = right.getFileHeaders().getFirst();
            assertThat(only.getAesExtraDataRecord().getAesKeyStrength())
                    .isEqualTo(AesKeyStrength.KEY_STRENGTH_256);
            right.extractFile(only, to.getParent().toString(), to.getFileName().toString());
        }
        return given.people();
    }

    private static List<String> withoutNumbers(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.substring(line.indexOf(',')))
                .sorted()
                .collect(Collectors.toList());
    }
}
