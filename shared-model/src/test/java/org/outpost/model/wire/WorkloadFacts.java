// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outpost.model.OutpostRooms;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.HybridClock;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.patients.ChangePatientDetails;
import org.outpost.model.patients.PatientNumber;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.patients.Sex;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FactWriter;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The rows of {@link WorkloadRows} as the product's facts, written by one writer of one hospital.
/// What a person has in the product goes into its fields; every other field of a row travels beside
/// them as a field that no version of the product knows. The row's id and its number are replaced
/// by the product's own, its creation by the fact's times.
public final class WorkloadFacts {
    private static final Set<String> SAID_OTHERWISE =
            Set.of(
                    "id",
                    "mrn",
                    "given_name",
                    "family_name",
                    "sex",
                    "dob",
                    "phone",
                    "village",
                    "next_of_kin",
                    "created_at");

    private final FactWriter codec = new FactCodec(OutpostRooms.all().types());
    private final HybridClock clock = new HybridClock(HybridTime.ZERO);
    private final Map<Integer, AggregateId> patients = new HashMap<>();
    private final WriterId writer;
    private final HospitalId hospital;
    private long number;
    private long seq;

    /// @param firstNumber the first running number of the blocks the writer holds
    public WorkloadFacts(WriterId writer, HospitalId hospital, long firstNumber) {
        this.writer = writer;
        this.hospital = hospital;
        number = firstNumber - 1;
    }

    /// The facts of all these rows.
    public List<Fact> register(List<WorkloadRows.Row> rows) {
        return rows.stream().map(this::register).toList();
    }

    /// The registration of one row under the writer's next number.
    public Fact register(WorkloadRows.Row row) {
        number++;
        FactId id = new FactId(writer, seq + 1);
        patients.put(row.number(), AggregateId.of("patient", id.value()));
        RegisterPatient body = new RegisterPatient(PatientNumber.of(hospital, number), person(row));
        return dressed(write(body, row.created(), who(row)), row);
    }

    /// The change of details an edit is. Its row must have been registered here.
    public Fact change(WorkloadRows.Edit edit) {
        AggregateId patient = Objects.requireNonNull(patients.get(edit.row().number()));
        return change(edit, patient);
    }

    /// The change of details an edit is, of a patient registered elsewhere.
    public Fact change(WorkloadRows.Edit edit, AggregateId patient) {
        Person changes =
                new Person(null, null, null, null, null, null, edit.phone(), edit.village(), null);
        return write(new ChangePatientDetails(patient, changes), edit.at(), who(edit.row()));
    }

    /// The patient a registered row became.
    public AggregateId patient(WorkloadRows.Row row) {
        return Objects.requireNonNull(patients.get(row.number()));
    }

    /// What the product's own registration of a row says of the person.
    public static Person person(WorkloadRows.Row row) {
        return new Person(
                row.text("given_name") + " " + row.text("family_name"),
                null,
                Sex.valueOf(text(row, "sex")),
                LocalDate.parse(text(row, "dob")),
                null,
                null,
                row.text("phone"),
                row.text("village"),
                row.text("next_of_kin"));
    }

    /// The registration with those fields of the row beside the product's own that the product has
    /// no name for.
    public static Fact dressed(Fact registration, WorkloadRows.Row row) {
        ObjectNode person = (ObjectNode) Json.tree(Objects.requireNonNull(registration.person()));
        for (Map.Entry<String, @Nullable Object> field : unnamed(row).entrySet()) {
            switch (field.getValue()) {
                case null -> {}
                case Integer value -> person.set(field.getKey(), json().numberNode(value));
                case Boolean value -> person.set(field.getKey(), json().booleanNode(value));
                case Object value ->
                        person.set(field.getKey(), json().stringNode(value.toString()));
            }
        }
        return new Fact(registration.envelope(), registration.core(), Canonical.bytes(person));
    }

    private Fact write(FactBody body, long at, UserId who) {
        seq++;
        FactWriter.Draft draft = new FactWriter.Draft(body, who, FeedId.of(hospital), at, at, null);
        return codec.seal(draft, new FactId(writer, seq), clock.tick(at, HybridTime.ZERO));
    }

    private static Map<String, @Nullable Object> unnamed(WorkloadRows.Row row) {
        Map<String, @Nullable Object> unnamed = new LinkedHashMap<>(row.fields());
        unnamed.keySet().removeAll(SAID_OTHERWISE);
        return unnamed;
    }

    /// Who signed in: the clerk's name in plain letters, as names of users are.
    private static UserId who(WorkloadRows.Row row) {
        return new UserId(WorkloadRows.plainName(text(row, "created_by")));
    }

    private static String text(WorkloadRows.Row row, String field) {
        return Objects.requireNonNull(row.text(field));
    }

    private static JsonNodeFactory json() {
        return JsonNodeFactory.instance;
    }
}
