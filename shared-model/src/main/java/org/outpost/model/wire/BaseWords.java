// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.util.ArrayList;
import java.util.List;

/// The words of the form itself: what facts and messages are built of. Every reader of the form has
/// them, so they are never sent. They belong to the form: a word more is a new form.
final class BaseWords {
    /// Keys of messages in the order they stand in, then those of facts, then values.
    private static final String WORDS =
            """
            batches cursors device maxBytes oldestUnsent token unsent wants writer epoch feed n
            header signature facts bodyHash firstSeq lastSeq number previous random parts pool
            copy highSeq pages safeSeq serverMillis reason standing digest entries from joins more
            to fact id count sum app clockMillis home lastSeq schema feeds highBatch joints
            serverKey missing spans ranges until after of was hash TAKEN LATER FORK BROKEN WELCOME
            COPY UPGRADE RegisterPatient aggregates structure action concerns person abha
            ageRecordedOn birthDate birthYear district guardian name nameLocal phone pinCode sex
            village ChangePatientDetails patient AssignPatientNumber MergePatients UnmergePatients
            kept gone BookSlot channel place session CancelBooking booking ConfirmBooking
            BumpBooking alternatives code PlanClinicSession capacity date department doctor
            endMinute phonePlaces slotMinutes startMinute OpenVisit day hospital priorities
            CallToken room visit CancelVisit FinishVisit MissToken MoveVisit RankVisit ReturnToken
            order SetQueueRule first between elderFrom ReceiveStock batch challan expiry item
            quantity store supplier ReceiveExpiredStock DispenseBatch overrideReason
            DispatchTransfer fromStore lines toHospital toStore ReceiveTransfer differenceReason
            fromHospital transfer AdjustStock UndoAction DefineItem form level packSize strength
            unit DefineHospital departments stores tier DefineDistrict state kind EmployStaff at
            login role user DismissStaff RegisterDevice label publicKey RetireDevice OpenWriter
            PassLease ReturnLease DisputeFact RefuseFact QuarantineFact AdmitFact parameters
            FollowAggregate ErasePerson NoteClock DeclareLost F M O U DESK PHONE tablet capsule
            injection syrup bottle VITAL ESSENTIAL DESIRABLE MAIN OPD FRONT_DESK PHARMACIST DOCTOR
            server active none en hi\
            """;

    private BaseWords() {}

    static List<String> all() {
        List<String> words = new ArrayList<>(List.of(WORDS.split("\\s+")));
        String own = String.valueOf(Template.SELF);
        String other = String.valueOf(Template.NAME);
        for (String kind : List.of("patient", "booking", "session", "visit", "transfer", "lease")) {
            words.add(kind + "/" + own);
            words.add(kind + "/" + other);
        }
        words.add(other);
        words.add(String.valueOf(Template.PLAIN));
        words.add("");
        return words.stream().distinct().toList();
    }
}
