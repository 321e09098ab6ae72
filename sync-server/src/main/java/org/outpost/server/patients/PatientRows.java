// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.patients;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.patients.PatientNumber;
import org.outpost.model.patients.TypedDigits;
import org.outpost.server.platform.RowTransactions;

/// Finds patients of one hospital by number, phone, or how a name begins in either script. Every
/// question is answered from an index.
public final class PatientRows {
    private static final int PHONE_DIGITS = 10;
    private static final String OF_HOME = "SELECT p FROM PatientRow p WHERE p.home = :home AND ";

    private final RowTransactions transactions;

    public PatientRows(RowTransactions transactions) {
        this.transactions = transactions;
    }

    /// At most `limit` who match; one more tells that there are more.
    public List<PatientView> search(HospitalId hospital, String text, int limit) {
        return transactions.call((_, rows) ->
                query(rows, hospital, text.strip())
                        .setParameter("home", "H/" + hospital.value())
                        .setMaxResults(limit)
                        .getResultList()
                        .stream()
                        .map(PatientRows::view)
                        .toList());
    }

    /// One patient of this hospital.
    public Optional<PatientView> find(HospitalId hospital, String id) {
        return transactions.call((_, rows) ->
                Optional.ofNullable(rows.find(PatientRow.class, id))
                        .filter(row -> row.home.equals("H/" + hospital.value()))
                        .map(PatientRows::view));
    }

    /// The id of the patient who has this number and this phone, both as somebody says them.
    public Optional<String> withNumberAndPhone(HospitalId hospital, String number, String phone) {
        return PatientNumber.parse(number, hospital)
                .flatMap(found -> search(hospital, found.value(), 1).stream().findFirst())
                .filter(patient -> samePhone(phone, patient.phone()))
                .map(PatientView::id);
    }

    /// With and without the country before it.
    private static boolean samePhone(String said, String known) {
        String one = digits(said);
        String other = digits(known);
        return one.length() >= PHONE_DIGITS
                && other.length() >= PHONE_DIGITS
                && one.substring(one.length() - PHONE_DIGITS)
                        .equals(other.substring(other.length() - PHONE_DIGITS));
    }

    private static String digits(String phone) {
        return TypedDigits.latin(phone).replaceAll("[^0-9]", "");
    }

    private static TypedQuery<PatientRow> query(
            EntityManager rows, HospitalId hospital, String text) {
        Optional<PatientNumber> number = PatientNumber.parse(text, hospital);
        if (number.isPresent()) {
            return rows.createQuery(OF_HOME + "p.number = :number", PatientRow.class)
                    .setParameter("number", number.get().value());
        }
        if (text.matches("[0-9+ ]{4,20}")) {
            return begins(rows, "phone", text.replace(" ", ""));
        }
        boolean latin = text.chars().allMatch(c -> c < 0x250);
        return latin
                ? begins(rows, "nameKey", PatientProjection.key(text))
                : begins(rows, "nameLocal", text);
    }

    private static TypedQuery<PatientRow> begins(EntityManager rows, String field, String text) {
        String escaped = text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
        return rows.createQuery(
                        OF_HOME
                                + "p."
                                + field
                                + " LIKE :begin ESCAPE '!' ORDER BY p."
                                + field
                                + ", p.id",
                        PatientRow.class)
                .setParameter("begin", escaped + "%");
    }

    private static PatientView view(PatientRow row) {
        return new PatientView(
                row.id,
                row.number,
                row.name,
                row.nameLocal,
                row.sex,
                row.birthDate,
                row.birthYear,
                row.phone,
                row.village,
                row.registered);
    }
}
