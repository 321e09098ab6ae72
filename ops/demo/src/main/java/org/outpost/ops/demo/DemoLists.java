// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The text resources a world is drawn from, read once: tab-separated, `#` starts a comment line. A
/// line with another number of columns than its file promises is a fault of the build, not of the
/// data's reader, and stops everything.
public record DemoLists(
        List<District> districts,
        List<Hospital> hospitals,
        List<Department> departments,
        List<Item> items,
        List<Name> givenNames,
        List<Name> familyNames,
        List<Village> villages) {

    /// A district and the state it is said to lie in.
    public record District(String code, TwoScripts name, TwoScripts state) {}

    /// A hospital of any tier.
    public record Hospital(
            String code, String district, Tier tier, TwoScripts name, TwoScripts place) {}

    /// The three tiers of public hospitals.
    public enum Tier {
        DISTRICT_HOSPITAL,
        COMMUNITY_HEALTH_CENTRE,
        PRIMARY_HEALTH_CENTRE
    }

    /// A department, the tiers that have it and how many doctors a district hospital has for it.
    public record Department(String code, TwoScripts name, String tiers, int doctors) {
        /// Whether hospitals of that tier have it.
        public boolean isIn(Tier tier) {
            return tiers.indexOf(tier.name().charAt(0)) >= 0;
        }
    }

    /// A generic item; `schedule` is empty, H, H1 or X (narcotic register), `priority` V, E or D.
    public record Item(
            String code,
            TwoScripts name,
            String form,
            String strength,
            String unit,
            int packSize,
            String priority,
            String schedule,
            int dailyUse) {}

    /// A given or family name with who carries it and how common it is among them.
    public record Name(TwoScripts name, Sex sex, String community, int weight) {}

    /// Who carries a name.
    public enum Sex {
        F,
        M,
        U
    }

    /// A village or quarter of a town.
    public record Village(TwoScripts name, String district, int weight) {}

    /// Reads all resources.
    public static DemoLists read() {
        return new DemoLists(
                rows("districts", 5).stream()
                        .map(r -> new District(r[0], two(r, 1), two(r, 3)))
                        .toList(),
                rows("hospitals", 7).stream()
                        .map(r ->
                                new Hospital(r[0], r[1], Tier.valueOf(r[2]), two(r, 3), two(r, 5)))
                        .toList(),
                rows("departments", 5).stream()
                        .map(r -> new Department(r[0], two(r, 1), r[3], Integer.parseInt(r[4])))
                        .toList(),
                rows("medicines", 10).stream().map(DemoLists::item).toList(),
                rows("given-names", 5).stream().map(DemoLists::name).toList(),
                rows("family-names", 5).stream().map(DemoLists::name).toList(),
                rows("villages", 4).stream()
                        .map(r -> new Village(two(r, 0), r[2], Integer.parseInt(r[3])))
                        .toList());
    }

    private static Item item(String[] r) {
        return new Item(
                r[0],
                two(r, 1),
                r[3],
                r[4],
                r[5],
                Integer.parseInt(r[6]),
                r[7],
                r[8].equals("-") ? "" : r[8],
                Integer.parseInt(r[9]));
    }

    private static Name name(String[] r) {
        return new Name(two(r, 0), Sex.valueOf(r[2]), r[3], Integer.parseInt(r[4]));
    }

    private static TwoScripts two(String[] row, int at) {
        return new TwoScripts(row[at], row[at + 1]);
    }

    private static List<String[]> rows(String list, int columns) {
        List<String[]> rows = new ArrayList<>();
        try (InputStream in = DemoLists.class.getResourceAsStream(list + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("the demo list " + list + ".txt is not in the jar");
            }
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                String[] row = line.split("\t", -1);
                if (row.length != columns) {
                    throw new IllegalStateException(
                            list + ".txt: not " + columns + " columns: " + line);
                }
                rows.add(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
