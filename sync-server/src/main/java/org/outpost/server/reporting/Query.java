// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import java.util.Comparator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What the address asks of the table: an order, a filter, a page. Whatever it says, something
/// sensible comes out; nothing of a person is ever in it.
///
/// @param page counted from 1
public record Query(Sort sort, Show show, int page) {
    static final int PAGE_SIZE = 50;
    private static final int LAST_PAGE = 1000;

    /// The orders.
    public enum Sort {
        NAME,
        HEARD,
        UNSENT,
        PATIENTS;

        /// As in the address.
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// The filters.
    public enum Show {
        ALL,
        SILENT;

        /// As in the address.
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static Query of(@Nullable String sort, @Nullable String show, @Nullable String page) {
        return new Query(
                sortOf(sort), "silent".equals(show) ? Show.SILENT : Show.ALL, pageOf(page));
    }

    private static Sort sortOf(@Nullable String sort) {
        for (Sort one : Sort.values()) {
            if (one.code().equals(sort)) {
                return one;
            }
        }
        return Sort.NAME;
    }

    private static int pageOf(@Nullable String page) {
        if (page == null || !page.matches("[1-9][0-9]{0,3}")) {
            return 1;
        }
        return Math.min(LAST_PAGE, Integer.parseInt(page));
    }

    /// The same in another order, from the first page.
    public Query by(Sort other) {
        return new Query(other, show, 1);
    }

    /// The same with another filter, from the first page.
    public Query showing(Show other) {
        return new Query(sort, other, 1);
    }

    Query at(int other) {
        return new Query(sort, show, other);
    }

    /// As it stands behind the question mark.
    public String address() {
        return "sort=" + sort.code() + "&show=" + show.code() + "&page=" + page;
    }

    Comparator<HospitalSummary> order() {
        Comparator<HospitalSummary> byName =
                Comparator.comparing(
                        (HospitalSummary one) -> one.name() == null ? one.hospital() : one.name());
        Comparator<HospitalSummary> first =
                switch (sort) {
                    case NAME -> byName;
                    case HEARD ->
                            Comparator.comparingLong(one ->
                                    !one.inUse()
                                            ? Long.MAX_VALUE
                                            : one.heard() == null ? Long.MIN_VALUE : one.heard());
                    case UNSENT -> Comparator.comparingLong(HospitalSummary::unsent).reversed();
                    case PATIENTS -> Comparator.comparingLong(HospitalSummary::patients).reversed();
                };
        return first.thenComparing(byName).thenComparing(HospitalSummary::hospital);
    }

    Predicate<HospitalSummary> filter(long now, long silentAfterMillis) {
        return one -> show == Show.ALL || one.silent(now, silentAfterMillis);
    }
}
