// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Everything that goes wrong in one run, as data: the same seed and the same plan give the same
/// run without any dice for faults. Lines of plain text, so that a person can read and cut it.
///
/// @param steps what strikes
/// @param left events at which nobody does anything
/// @param ends the event at which all heals
public record FaultPlan(
        long seed, Settings settings, List<Step> steps, List<Range> left, long ends) {
    public FaultPlan {
        steps = List.copyOf(steps);
        left = List.copyOf(left);
    }

    /// Where trouble strikes.
    ///
    /// @param nth counts how often the event has come by this point, from 1
    public record Place(long event, String point, int nth) {}

    /// One trouble.
    ///
    /// @param value how hard it strikes, where that matters
    public record Step(Place place, int value) {}

    /// Events from one to another, both in it.
    public record Range(long from, long to) {
        boolean has(long event) {
            return from <= event && event <= to;
        }
    }

    Map<Place, Integer> byPlace() {
        Map<Place, Integer> all = new HashMap<>();
        steps.forEach(step -> all.put(step.place(), step.value()));
        return all;
    }

    boolean isLeft(long event) {
        return left.stream().anyMatch(range -> range.has(event));
    }

    /// Its lines.
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("seed " + seed);
        lines.add(
                "world "
                        + settings.clients()
                        + " clients "
                        + settings.days()
                        + " days "
                        + settings.actions()
                        + " actions");
        lines.add("ends " + ends);
        left.forEach(range -> lines.add("rest " + range.from() + " " + range.to()));
        for (Step step : steps) {
            Place at = step.place();
            lines.add(at.event() + " " + at.nth() + " " + step.value() + " " + at.point());
        }
        return lines;
    }

    /// Reads the lines again.
    ///
    /// @throws IllegalArgumentException where a line is none of a plan
    public static FaultPlan parse(List<String> lines) {
        long seed = 0;
        long ends = Long.MAX_VALUE;
        Settings settings = Settings.USUAL;
        List<Step> steps = new ArrayList<>();
        List<Range> left = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.strip().split(" ", 4);
            switch (words[0]) {
                case "" -> {}
                case "seed" -> seed = Long.parseLong(words[1]);
                case "ends" -> ends = Long.parseLong(words[1]);
                case "rest" -> left.add(new Range(number(words[1]), number(words[2])));
                case "world" -> settings = settings(line.strip().split(" ", -1));
                default -> steps.add(step(line, words));
            }
        }
        return new FaultPlan(seed, settings, steps, left, ends);
    }

    private static Settings settings(String[] words) {
        return new Settings(
                Integer.parseInt(words[1]), Integer.parseInt(words[3]), Integer.parseInt(words[5]));
    }

    private static Step step(String line, String[] words) {
        if (words.length != 4) {
            throw new IllegalArgumentException("not a line of a plan: " + line);
        }
        Place place = new Place(number(words[0]), words[3], Integer.parseInt(words[1]));
        return new Step(place, Integer.parseInt(words[2]));
    }

    private static long number(String word) {
        return Long.parseLong(word);
    }
}
