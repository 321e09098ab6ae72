// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.scenarios;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.outpost.model.access.DismissStaff;
import org.outpost.model.access.EmployStaff;
import org.outpost.model.access.OpenWriter;
import org.outpost.model.access.RegisterDevice;
import org.outpost.model.access.RetireDevice;
import org.outpost.model.access.Role;
import org.outpost.model.access.StaffName;
import org.outpost.model.appointments.BookSlot;
import org.outpost.model.appointments.BumpBooking;
import org.outpost.model.appointments.CallToken;
import org.outpost.model.appointments.CancelBooking;
import org.outpost.model.appointments.CancelVisit;
import org.outpost.model.appointments.Channel;
import org.outpost.model.appointments.ConfirmBooking;
import org.outpost.model.appointments.FinishVisit;
import org.outpost.model.appointments.MissToken;
import org.outpost.model.appointments.MoveVisit;
import org.outpost.model.appointments.OpenVisit;
import org.outpost.model.appointments.PlanClinicSession;
import org.outpost.model.appointments.Priority;
import org.outpost.model.appointments.RankVisit;
import org.outpost.model.appointments.ReturnToken;
import org.outpost.model.appointments.SetQueueRule;
import org.outpost.model.appointments.TokenNumber;
import org.outpost.model.facilities.DefineDistrict;
import org.outpost.model.facilities.DefineHospital;
import org.outpost.model.facilities.Department;
import org.outpost.model.facilities.HospitalTier;
import org.outpost.model.facilities.StoreRoom;
import org.outpost.model.inventory.BatchNumber;
import org.outpost.model.inventory.DefineItem;
import org.outpost.model.inventory.DispatchTransfer;
import org.outpost.model.inventory.DispenseBatch;
import org.outpost.model.inventory.ItemId;
import org.outpost.model.inventory.ItemLevel;
import org.outpost.model.inventory.ReceiveExpiredStock;
import org.outpost.model.inventory.ReceiveStock;
import org.outpost.model.inventory.ReceiveTransfer;
import org.outpost.model.inventory.StockLine;
import org.outpost.model.inventory.StoreId;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.patients.AskDistrict;
import org.outpost.model.patients.AssignPatientNumber;
import org.outpost.model.patients.ChangePatientDetails;
import org.outpost.model.patients.GiveOutRegister;
import org.outpost.model.patients.MergePatients;
import org.outpost.model.patients.PatientNumber;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.patients.ReplaceCard;
import org.outpost.model.patients.Sex;
import org.outpost.model.patients.TellPatientsApart;
import org.outpost.model.patients.UnmergePatients;
import org.outpost.model.prescriptions.ReceiptNumber;
import org.outpost.model.prescriptions.RefundPayment;
import org.outpost.model.prescriptions.ReturnPayment;
import org.outpost.model.prescriptions.Scheme;
import org.outpost.model.prescriptions.SetFee;
import org.outpost.model.prescriptions.TakePayment;
import org.outpost.model.sync.DeclareLost;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FollowAggregate;
import org.outpost.model.sync.LeasePool;
import org.outpost.model.sync.LeaveAggregate;
import org.outpost.model.sync.PassLease;
import org.outpost.model.sync.ReturnLease;
import org.outpost.model.sync.ReverseFact;
import org.outpost.model.sync.Ruling;
import org.outpost.model.sync.Span;

/// One body of every fact type there is, all its fields filled: what the golden files were written
/// from. Invented people.
public final class Samples {
    /// A day in November 2026, nine in the morning in India.
    public static final long MORNING = 1_795_404_600_000L;

    public static final HospitalId DH = new HospitalId("RMP-DH01");
    public static final HospitalId CHC = new HospitalId("RMP-CHC02");
    public static final String WRITER = "3f8k2m9q4r7t1v5x";
    public static final DeviceId DEVICE = new DeviceId("7d1c5b9a2e6f4g8h");
    public static final FactId FACT = new FactId(new WriterId(WRITER), 7);
    public static final AggregateId PATIENT = AggregateId.of("patient", FACT.value());
    public static final AggregateId OTHER_PATIENT =
            AggregateId.of("patient", new FactId(new WriterId(WRITER), 8).value());
    public static final AggregateId SESSION = AggregateId.of("session", FACT.value());
    public static final AggregateId BOOKING = AggregateId.of("booking", FACT.value());
    public static final AggregateId VISIT = AggregateId.of("visit", FACT.value());
    public static final StoreId MAIN = StoreId.of(DH, "MAIN");
    public static final StoreId FAR = StoreId.of(CHC, "MAIN");
    public static final ItemId PCM = new ItemId("PCM500");
    public static final BatchNumber BATCH = new BatchNumber("PCM24-017");
    public static final LocalDate EXPIRY = LocalDate.of(2027, 6, 30);
    public static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    private Samples() {}

    /// All of them, in the order of their rooms.
    public static List<FactBody> all() {
        return Stream.of(places(), stock(), people(), visits(), sync())
                .flatMap(List::stream)
                .toList();
    }

    private static List<FactBody> places() {
        return List.of(
                new DefineDistrict("RMP", "Rampur", "रामपुर", "Uttar Pradesh"),
                new DefineHospital(
                        DH,
                        "RMP",
                        HospitalTier.DISTRICT_HOSPITAL,
                        "District Hospital Rampur",
                        "जिला अस्पताल रामपुर",
                        List.of(new Department("OPD", "General", "सामान्य")),
                        List.of(new StoreRoom("MAIN", "Main store", "main"))),
                new EmployStaff(
                        new UserId("asha.devi"),
                        "asha",
                        Role.FRONT_DESK,
                        FeedId.of(DH),
                        new StaffName("Asha Devi", "आशा देवी")),
                new DismissStaff(new UserId("asha.devi")),
                new RegisterDevice(DEVICE, "MFkwEwYH", FeedId.of(DH), "Counter 3"),
                new OpenWriter(DEVICE, new WriterId(WRITER), FeedId.of(DH)),
                new RetireDevice(DEVICE, "replaced"));
    }

    private static List<FactBody> stock() {
        StockLine line = new StockLine(PCM, BATCH, EXPIRY, 50);
        return List.of(
                new DefineItem(
                        PCM, "Paracetamol", "tablet", "500 mg", "tablet", 10, ItemLevel.VITAL, ""),
                new ReceiveStock(MAIN, PCM, BATCH, EXPIRY, 1000, "CH-881", "State warehouse"),
                new ReceiveExpiredStock(
                        MAIN, PCM, BATCH, EXPIRY, 20, "CH-883", "State warehouse", "return"),
                new DispenseBatch(MAIN, PCM, BATCH, EXPIRY, 10, PATIENT, "near-expiry"),
                new DispatchTransfer(MAIN, CHC, FAR, List.of(line), "CH-882"),
                new ReceiveTransfer(
                        AggregateId.of("transfer", FACT.value()),
                        DH,
                        FAR,
                        List.of(line),
                        "broken"));
    }

    private static List<FactBody> people() {
        return List.of(
                new RegisterPatient(PatientNumber.of(DH, 123), person()),
                new ChangePatientDetails(
                        PATIENT,
                        new Person(
                                null,
                                null,
                                null,
                                LocalDate.of(1991, 2, 3),
                                null,
                                null,
                                "",
                                "Milak",
                                null)),
                new MergePatients(PATIENT, OTHER_PATIENT),
                new UnmergePatients(PATIENT, OTHER_PATIENT),
                new ReplaceCard(PATIENT, 2, "lost"),
                new SetFee(DH, 20_00),
                new GiveOutRegister("district", 1250),
                new TellPatientsApart(
                        PATIENT, OTHER_PATIENT, true, List.of(FeedId.of(DH), FeedId.of(CHC))),
                new AskDistrict(
                        "phone", "came", List.of(PATIENT, OTHER_PATIENT), List.of(FeedId.of(CHC))),
                new AssignPatientNumber(PATIENT, PatientNumber.of(DH, 999_801)),
                new PlanClinicSession(new UserId("dr.khan"), "OPD", DAY, 540, 780, 10, 24, 4),
                new BookSlot(SESSION, PATIENT, 3L, Channel.DESK),
                new CancelBooking(BOOKING, SESSION, "patient"),
                new ConfirmBooking(BOOKING, SESSION, 5L),
                new BumpBooking(BOOKING, SESSION, "appointments.full", List.of(SESSION)));
    }

    private static List<FactBody> visits() {
        return List.of(
                new OpenVisit(
                        PATIENT,
                        DH,
                        DAY,
                        "OPD",
                        SESSION,
                        BOOKING,
                        new TokenNumber("A-042"),
                        List.of(Priority.ELDER, Priority.DISABLED)),
                new CallToken(VISIT, "4"),
                new MissToken(VISIT),
                new ReturnToken(VISIT, MORNING),
                new MoveVisit(VISIT, "LAB", SESSION, MORNING),
                new RankVisit(VISIT, List.of(Priority.EMERGENCY)),
                new FinishVisit(VISIT),
                new CancelVisit(VISIT, "patient"),
                new SetQueueRule(DH, List.of(Priority.PREGNANT), 3, 65),
                new TakePayment(
                        DH,
                        VISIT,
                        PATIENT,
                        500,
                        Scheme.PAID,
                        "opd",
                        new ReceiptNumber("A/2026/000123")),
                new ReturnPayment(AggregateId.of("payment", FACT.value()), "mistake"),
                new RefundPayment(
                        DH,
                        AggregateId.of("payment", FACT.value()),
                        "not-seen",
                        new ReceiptNumber("A/2026/000124")));
    }

    private static List<FactBody> sync() {
        return List.of(
                new PassLease(
                        LeasePool.places(SESSION),
                        new WriterId(WRITER),
                        List.of(new Span(1, 5), new Span(9, 9))),
                new ReturnLease(LeasePool.numbers(DH), List.of(new Span(2, 3))),
                new DeclareLost(new WriterId(WRITER), List.of(LeasePool.places(SESSION)), "stolen"),
                new FollowAggregate(PATIENT, FeedId.of(CHC), FeedId.of(DH), "came"),
                new LeaveAggregate(PATIENT, FeedId.of(CHC), FeedId.of(DH)),
                new ReverseFact(FACT, List.of(PATIENT), List.of(FeedId.of(CHC))),
                new Ruling.DisputeFact(
                        FACT,
                        List.of(PATIENT),
                        List.of(FeedId.of(CHC)),
                        "stock.batch-expired",
                        List.of("PCM24-017", "2026-01-31")),
                new Ruling.RefuseFact(
                        FACT, List.of(PATIENT), List.of(), "patients.missing", List.of("name")),
                new Ruling.QuarantineFact(
                        FACT, List.of(PATIENT), List.of(), "sync.clock-broken", List.of()),
                new Ruling.AdmitFact(FACT, List.of(PATIENT), List.of(), "", List.of()));
    }

    /// A person with every field.
    public static Person person() {
        return new Person(
                "Sunita Kumari",
                "सुनीता कुमारी",
                Sex.F,
                null,
                1992,
                LocalDate.of(2026, 11, 23),
                "9876543210",
                "Shahabad",
                "Ramesh Kumar");
    }

    /// A person with nothing but what must be there.
    public static Person named(String name) {
        return new Person(name, null, Sex.M, null, null, null, null, null, null);
    }
}
