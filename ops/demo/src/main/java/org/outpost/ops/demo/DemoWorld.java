// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.outpost.ops.demo.DemoLists.Department;
import org.outpost.ops.demo.DemoLists.District;
import org.outpost.ops.demo.DemoLists.Hospital;
import org.outpost.ops.demo.DemoLists.Item;
import org.outpost.ops.demo.DemoLists.Sex;

/// The whole demo world on one day, as plain data: who works where, what lies on the shelves, who
/// the patients of the first hospital are. Drawn once from a seed and a day, never changed; each
/// part has a random source of its own, so that a longer list of medicines leaves the patients as
/// they were.
public record DemoWorld(
        LocalDate today,
        List<District> districts,
        List<Place> places,
        List<Item> items,
        List<Staff> staff,
        List<Session> sessions,
        List<Batch> batches,
        List<Transfer> transfers,
        List<Patient> patients) {

    /// The seed of the world that `run` shows.
    public static final long SEED = 20_261_101L;

    /// The patients of the first hospital.
    public static final int PATIENTS = 5_000;

    /// A hospital with what it is made of.
    public record Place(Hospital hospital, List<Department> departments, List<Store> stores) {
        /// The hospital's code, its name in every other list.
        public String code() {
            return hospital.code();
        }
    }

    /// A store, its code unique within its hospital; the last one gives out to patients.
    public record Store(String code, TwoScripts name, Kind kind) {
        /// What a store is for.
        public enum Kind {
            MAIN,
            PHARMACY
        }
    }

    /// Someone who signs in. District administrators have no hospital, national ones no district.
    public record Staff(
            String login,
            TwoScripts name,
            Role role,
            Optional<String> district,
            Optional<String> hospital,
            Optional<String> department) {}

    /// What a person may do, in the words of the wards.
    public enum Role {
        FRONT_DESK,
        PHARMACIST,
        STOREKEEPER,
        LABORATORY,
        DOCTOR,
        HOSPITAL_ADMIN,
        DISTRICT_ADMIN,
        NATIONAL_ADMIN
    }

    /// A doctor's hours on one day.
    public record Session(
            String code,
            String doctor,
            String hospital,
            String department,
            LocalDate date,
            LocalTime from,
            LocalTime until,
            int minutesPerPlace,
            int places) {}

    /// What one delivery of one batch brought to a store, in units (tablets, vials, bottles).
    public record Batch(
            String hospital,
            String store,
            String item,
            String number,
            LocalDate expires,
            long quantity) {
        /// Whether it must not be given out on that day.
        public boolean isExpiredOn(LocalDate day) {
            return expires.isBefore(day);
        }

        /// So much of the same batch.
        Batch of(long some) {
            return new Batch(hospital, store, item, number, expires, some);
        }
    }

    /// Cartons on the way from one store to another.
    ///
    /// @param number of the paper that goes with them
    /// @param lines what left, of one store
    /// @param arrived whether they were taken in there
    public record Transfer(
            String number, List<Batch> lines, String hospital, String store, boolean arrived) {
        /// Code of the hospital they left.
        public String from() {
            return lines.getFirst().hospital();
        }
    }

    /// A patient as the front desk wrote them down: a birth date only where someone knew it, else
    /// the year by age; a guardian for children; a phone that is often the family's.
    public record Patient(
            int household,
            TwoScripts name,
            Sex sex,
            LocalDate born,
            boolean birthDateKnown,
            Optional<TwoScripts> guardian,
            Optional<String> phone,
            TwoScripts village,
            LocalDate registered) {
        /// Age in whole years on that day.
        public int ageOn(LocalDate day) {
            return java.time.Period.between(born, day).getYears();
        }
    }

    /// Draws the world. The same seed and day give the same one.
    public static DemoWorld from(long seed, LocalDate today) {
        DemoLists lists = DemoLists.read();
        List<Place> places =
                lists.hospitals().stream().map(h -> DemoPlaces.furnish(h, lists)).toList();
        List<Staff> staff =
                new DemoPeople(lists, new SplittableRandom(seed ^ 0x5174FFL)).staff(places);
        List<Session> sessions = DemoPlaces.sessions(places, staff, today);
        List<Batch> batches =
                new DemoShelves(new SplittableRandom(seed ^ 0x57A9L), today)
                        .fill(places, lists.items());
        List<Patient> patients = DemoPatients.draw(seed, PATIENTS, today);
        return new DemoWorld(
                today,
                lists.districts(),
                places,
                lists.items(),
                staff,
                sessions,
                batches,
                new DemoTransfers(batches, today).send(places),
                patients);
    }

    /// The hospital all patients of the demo belong to.
    public Place firstHospital() {
        return places.getFirst();
    }
}
