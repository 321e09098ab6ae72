// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.access;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The one table of what a role may write and open. What is not in it is not allowed.
///
/// It says nothing of *where*: that a hospital's people write for their own hospital alone is seen
/// to by each room, which compares the home of the fact with what it names.
public final class Permissions {
    private static final Set<String> PATIENTS =
            Set.of(
                    "RegisterPatient",
                    "ChangePatientDetails",
                    "MergePatients",
                    "UnmergePatients",
                    "ReplaceCard",
                    "AskDistrict",
                    "FollowAggregate");
    private static final Set<String> BOOKING =
            Set.of("BookSlot", "CancelBooking", "PlanClinicSession");
    private static final Set<String> CALLING =
            Set.of(
                    "CallToken",
                    "MissToken",
                    "ReturnToken",
                    "MoveVisit",
                    "RankVisit",
                    "FinishVisit");
    private static final Set<String> VISITS = Set.of("OpenVisit", "CancelVisit");
    private static final Set<String> MONEY =
            Set.of("TakePayment", "ReturnPayment", "RefundPayment");
    private static final Set<String> STORE =
            Set.of("ReceiveStock", "DispatchTransfer", "ReceiveTransfer");
    private static final Set<String> DISPENSING = Set.of("DispenseBatch", "ReceiveExpiredStock");
    private static final Set<String> STAFF = Set.of("EmployStaff", "DismissStaff");
    private static final Set<String> MACHINES = Set.of("RegisterDevice", "OpenWriter");
    private static final Set<String> RETIRING = Set.of("RetireDevice", "DeclareLost");
    private static final Set<String> DECISIONS =
            Set.of("AssignPatientNumber", "ConfirmBooking", "BumpBooking");
    private static final Set<String> FEES = Set.of("SetFee");
    private static final Set<String> REGISTERS = Set.of("GiveOutRegister");
    private static final Set<String> TWINS =
            Set.of("MergePatients", "UnmergePatients", "TellPatientsApart");
    private static final Set<String> MEMBERSHIPS = Set.of("LeaveAggregate");
    private static final Set<String> LEASES = Set.of("PassLease", "ReturnLease");

    /// Only what one has just written oneself can be taken back, so whoever could write it may.
    private static final String UNDO = "ReverseFact";

    private static final Map<Role, Set<String>> WRITES = new EnumMap<>(Role.class);
    private static final Map<Role, List<Screen>> OPENS = new EnumMap<>(Role.class);

    static {
        writes(Role.FRONT_DESK, List.of(PATIENTS, BOOKING, VISITS, CALLING, MONEY));
        writes(Role.PHARMACIST, List.of(STORE, DISPENSING, CALLING));
        writes(Role.STOREKEEPER, List.of(STORE));
        writes(Role.LABORATORY, List.of(STORE, CALLING));
        writes(Role.DOCTOR, List.of(PATIENTS, BOOKING, VISITS, CALLING));
        writes(
                Role.HOSPITAL_ADMIN,
                List.of(
                        PATIENTS,
                        BOOKING,
                        VISITS,
                        CALLING,
                        MONEY,
                        STORE,
                        DISPENSING,
                        STAFF,
                        RETIRING,
                        REGISTERS,
                        FEES,
                        TWINS,
                        Set.of("SetQueueRule")));
        writes(
                Role.DISTRICT_ADMIN,
                List.of(STAFF, RETIRING, FEES, TWINS, Set.of("DefineHospital")));
        writes(
                Role.NATIONAL_ADMIN,
                List.of(
                        PATIENTS,
                        BOOKING,
                        VISITS,
                        CALLING,
                        MONEY,
                        STORE,
                        DISPENSING,
                        STAFF,
                        RETIRING,
                        FEES,
                        TWINS,
                        Set.of("DefineDistrict", "DefineHospital", "DefineItem")));
        writes(
                Role.SERVER,
                List.of(PATIENTS, BOOKING, MACHINES, RETIRING, DECISIONS, STAFF, MEMBERSHIPS));

        opens(
                Role.FRONT_DESK,
                Screen.PATIENTS,
                Screen.QUEUE,
                Screen.APPOINTMENTS,
                Screen.DAY_BOARD,
                Screen.SHIFT,
                Screen.ATTENTION);
        opens(
                Role.PHARMACIST,
                Screen.DISPENSE,
                Screen.STOCK,
                Screen.RECEIVE,
                Screen.TRANSFER,
                Screen.QUEUE,
                Screen.ATTENTION);
        opens(Role.STOREKEEPER, Screen.STOCK, Screen.RECEIVE, Screen.TRANSFER, Screen.ATTENTION);
        opens(Role.LABORATORY, Screen.STOCK, Screen.RECEIVE, Screen.QUEUE, Screen.ATTENTION);
        opens(
                Role.DOCTOR,
                Screen.MY_DAY,
                Screen.QUEUE,
                Screen.PATIENTS,
                Screen.APPOINTMENTS,
                Screen.DAY_BOARD,
                Screen.ATTENTION);
        opens(
                Role.HOSPITAL_ADMIN,
                Screen.PATIENTS,
                Screen.QUEUE,
                Screen.APPOINTMENTS,
                Screen.DAY_BOARD,
                Screen.DISPENSE,
                Screen.STOCK,
                Screen.RECEIVE,
                Screen.TRANSFER,
                Screen.REGISTER_FILE,
                Screen.ATTENTION);
        opens(Role.DISTRICT_ADMIN, Screen.DISTRICT_PAGES);
        opens(Role.NATIONAL_ADMIN, Screen.DISTRICT_PAGES);
        opens(Role.SERVER);
    }

    private Permissions() {}

    /// Whether a person in this role may write such a fact. What is past its last day is taken in
    /// by whoever answers for medicines, not by whoever carries them. Leases are moved by the
    /// machines that hold them, in whoever's name: their holder is what the rule of leases looks
    /// at.
    public static boolean may(Role role, String factType) {
        return LEASES.contains(factType)
                || factType.equals(UNDO)
                || writes(role).contains(factType);
    }

    /// All that a person in this role may write, leases and undo aside.
    public static Set<String> writes(Role role) {
        return WRITES.getOrDefault(role, Set.of());
    }

    /// What a person in this role finds in the rail, in order; the first is home.
    public static List<Screen> opens(Role role) {
        return OPENS.getOrDefault(role, List.of());
    }

    private static void writes(Role role, List<Set<String>> types) {
        WRITES.put(
                role, types.stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet()));
    }

    private static void opens(Role role, Screen... screens) {
        OPENS.put(role, List.of(screens));
    }
}
