// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.outpost.desktop.patients.LikelySame;
import org.outpost.desktop.patients.PatientsDesk;
import org.outpost.model.patients.Person;
import org.outpost.ops.demo.DemoPatients;
import org.outpost.ops.demo.DemoWorld;

/// People who come a second time and are told otherwise than the first time, and people who come
/// for the first time: how many of the former a clerk is shown, and how many of the latter are
/// taken for somebody else. Half of the newcomers have their family in the file, with the same
/// phone, village and second name.
final class PlantedDuplicates {
    private static final int TOP = 3;

    /// How somebody is told otherwise.
    enum Kind {
        SPELLING,
        SWAPPED,
        AGE,
        PHONE
    }

    /// What a clerk was shown.
    ///
    /// @param found of each kind, the share of which the record was among the first three
    /// @param alarms the share of newcomers for whom anybody was shown
    record Shown(Map<Kind, Double> found, double alarms, Timings checks) {
        /// The share of all that were planted.
        double inTopThree() {
            return found.values().stream().mapToDouble(Double::doubleValue).average().orElse(0);
        }
    }

    private final PatientsDesk desk;
    private final LocalDate today;
    private final SplittableRandom random;

    PlantedDuplicates(PatientsDesk desk, LocalDate today, long seed) {
        this.desk = desk;
        this.today = today;
        this.random = new SplittableRandom(seed);
    }

    /// Asks so many times of each kind, and once for each newcomer.
    ///
    /// @param known those in the file
    /// @param ids theirs, in the same order
    Shown ask(
            List<DemoWorld.Patient> known,
            List<String> ids,
            List<DemoWorld.Patient> newcomers,
            int each)
            throws Exception {
        Timings checks = new Timings(each * Kind.values().length + newcomers.size());
        Map<Kind, Double> found = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            int seen = 0;
            for (int i = 0; i < each; i++) {
                int at = random.nextInt(known.size());
                while (kind == Kind.PHONE && known.get(at).phone().isEmpty()) {
                    at = random.nextInt(known.size());
                }
                Person typed = again(known.get(at), kind);
                List<LikelySame> shown = timed(typed, checks);
                String id = ids.get(at);
                seen +=
                        shown.stream().limit(TOP).anyMatch(one -> one.person().id().equals(id))
                                ? 1
                                : 0;
            }
            found.put(kind, 100.0 * seen / each);
        }
        int alarms = 0;
        for (DemoWorld.Patient newcomer : newcomers) {
            Person person = DemoPatients.person(newcomer);
            alarms += timed(person, checks).isEmpty() ? 0 : 1;
        }
        return new Shown(found, 100.0 * alarms / newcomers.size(), checks);
    }

    private List<LikelySame> timed(Person typed, Timings checks) throws Exception {
        List<List<LikelySame>> shown = new ArrayList<>();
        checks.time(() -> shown.add(desk.likelySame(typed)));
        return shown.getFirst();
    }

    /// The person at their next visit. Half of them tell their phone again.
    private Person again(DemoWorld.Patient patient, Kind kind) {
        Person was = DemoPatients.person(patient);
        String name = patient.name().latin();
        int years = kind == Kind.AGE || kind == Kind.PHONE ? apart(kind) : 0;
        boolean phone = kind == Kind.PHONE || random.nextBoolean();
        String told =
                switch (kind) {
                    case SPELLING, PHONE -> spelled(name);
                    case SWAPPED -> swapped(name);
                    case AGE -> name;
                };
        return new Person(
                told,
                null,
                was.sex(),
                null,
                Math.min(today.getYear(), patient.born().getYear() + years),
                today,
                phone ? was.phone() : null,
                kind == Kind.PHONE ? null : was.village(),
                was.guardian());
    }

    private int apart(Kind kind) {
        int years = kind == Kind.AGE ? 1 + random.nextInt(2) : random.nextInt(2);
        return random.nextBoolean() ? years : -years;
    }

    private static String swapped(String name) {
        int last = name.lastIndexOf(' ');
        return last < 0 ? name : name.substring(last + 1) + " " + name.substring(0, last);
    }

    /// As somebody else would write it, or with one slip of the pen.
    private String spelled(String name) {
        String[][] ways = {
            {"sh", "s"}, {"ee", "i"}, {"i", "ee"}, {"oo", "u"}, {"u", "oo"}, {"v", "w"},
            {"th", "t"}, {"aa", "a"}, {"ph", "f"}, {"ksh", "x"}, {"z", "j"}, {"k", "kh"}
        };
        for (int tries = 0; random.nextBoolean() && tries < 4; tries++) {
            String[] way = ways[random.nextInt(ways.length)];
            int at = name.indexOf(way[0], 1);
            if (at > 0) {
                return name.substring(0, at) + way[1] + name.substring(at + way[0].length());
            }
        }
        return slip(name);
    }

    private String slip(String name) {
        int at = 1 + random.nextInt(name.length() - 2);
        while (!inside(name, at)) {
            at = 1 + random.nextInt(name.length() - 2);
        }
        char letter = (char) ('a' + random.nextInt(26));
        return switch (random.nextInt(4)) {
            case 0 -> name.substring(0, at) + name.substring(at + 1);
            case 1 -> name.substring(0, at) + name.charAt(at) + name.substring(at);
            case 2 -> name.substring(0, at) + letter + name.substring(at + 1);
            default ->
                    name.substring(0, at)
                            + name.charAt(at + 1)
                            + name.charAt(at)
                            + name.substring(at + 2);
        };
    }

    private static boolean inside(String name, int at) {
        return Character.isLetter(name.charAt(at)) && Character.isLetter(name.charAt(at + 1));
    }

    /// Everybody else, so that newcomers are not in the file: one of every so many, whose family
    /// is, and the last ones, of whom nobody is.
    ///
    /// @param all more than the file is to hold
    static List<List<DemoWorld.Patient>> parted(List<DemoWorld.Patient> all, int newcomers) {
        int each = all.size() / newcomers * 2;
        int tail = all.size() - newcomers / 2;
        List<DemoWorld.Patient> known = new ArrayList<>();
        List<DemoWorld.Patient> fresh = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            boolean held = i >= tail || i % each == each / 2;
            (held ? fresh : known).add(all.get(i));
        }
        return List.of(known, fresh);
    }

    /// The figures with their targets, among a few thousand people.
    static List<Figure> ofFew(Shown shown) {
        return List.of(
                Figure.atLeast("planted duplicates in the top three", shown.inTopThree(), "%", 95),
                Figure.atMost("false alarms at save", shown.alarms(), "%", 5));
    }

    /// How long a check takes where there are 200,000, and the same shares there: of that many some
    /// have name, age and village in common by chance.
    static List<Figure> ofMany(Shown shown) {
        return List.of(
                Figure.atMost("duplicate check, median", shown.checks().percentile(0.5), "ms", 150),
                Figure.atMost("duplicate check p99", shown.checks().percentile(0.99), "ms", 150),
                Figure.atLeast(
                        "  planted, in the top three of 200,000", shown.inTopThree(), "%", 95),
                Figure.atMost("  false alarms of 200,000", shown.alarms(), "%", 5));
    }
}
