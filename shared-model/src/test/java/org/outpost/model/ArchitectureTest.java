// SPDX-License-Identifier: Apache-2.0
package org.outpost.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.Id;
import org.outpost.model.kernel.Refusal;
import org.outpost.model.sync.FactBody;

/// The walls of this module.
class ArchitectureTest {
    private static final String ROOT = "org.outpost.model";
    private static final Set<String> ROOMS =
            Set.of(
                    "patients",
                    "inventory",
                    "appointments",
                    "prescriptions",
                    "files",
                    "notifications",
                    "access",
                    "facilities",
                    "sync",
                    "reporting");
    private static final String[] CARE = {
        ROOT + ".patients..",
        ROOT + ".inventory..",
        ROOT + ".appointments..",
        ROOT + ".access..",
        ROOT + ".facilities.."
    };
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(ROOT);

    @Test
    void roomsAreFreeOfCycles() {
        slices().matching(ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("a room can be read, changed and taken out alone")
                .check(CLASSES);
    }

    @Test
    void roomsKnowEachOtherById() {
        for (String room : CARE) {
            noClasses()
                    .that()
                    .resideInAPackage(room)
                    .should()
                    .dependOnClassesThat(
                            DescribedPredicate.describe(
                                    "belong to another room of care",
                                    other ->
                                            isCare(other)
                                                    && !other.getPackageName()
                                                            .equals(room.replace("..", ""))))
                    .because("rooms name each other's things by id and never by type")
                    .check(CLASSES);
        }
    }

    @Test
    void syncKnowsRoomsOnlyAsPorts() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".sync..", ROOT + ".kernel..", ROOT + ".wire..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CARE)
                .because("a new room costs nothing in sync: it comes in as a Room")
                .check(CLASSES);
    }

    @Test
    void theKernelKnowsNobody() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".kernel..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".sync..", ROOT + ".wire..")
                .because("the few words of the kernel are what everything else is said in")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".sync..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".wire..")
                .because("the protocol does not know how its bytes are written")
                .check(CLASSES);
    }

    @Test
    void jacksonIsKnownInWireAlone() {
        classes()
                .that()
                .resideOutsideOfPackage(ROOT + ".wire..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ROOT + "..", "java..", "org.jspecify..")
                .because(
                        "what is true needs the platform and nothing else; rooms bear no annotations")
                .check(CLASSES);
        classes()
                .that()
                .resideInAPackage(ROOT + ".wire..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "..",
                        "java..",
                        "org.jspecify..",
                        "tools.jackson..",
                        "com.fasterxml.jackson.annotation..",
                        "com.github.luben.zstd..")
                .because("the wire form is written with one codec, packed by one library")
                .check(CLASSES);
    }

    @Test
    void noNetworkDiskOrDatabase() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..", "javax.sql..", "java.net..", "java.nio.file..", "javafx..")
                .because(
                        "rules, folds and protocol are pure: both sides and the simulation run them")
                .check(CLASSES);
    }

    @Test
    void timeAndChanceComeInThroughTheDoor() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callConstructor(Random.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .because("one seed must decide a whole run of the simulation")
                .check(CLASSES);
    }

    @Test
    void factsIdsAndRefusalsAreRecords() {
        classes()
                .that()
                .implement(FactBody.class)
                .or()
                .implement(Id.class)
                .or()
                .implement(Refusal.class)
                .and()
                .areNotInterfaces()
                .should()
                .beRecords()
                .because("data is records; behaviour is pure functions over them")
                .check(CLASSES);
    }

    @Test
    void nothingHoldsStateThatChanges() {
        classes()
                .that()
                .resideInAnyPackage(CARE)
                .should()
                .haveOnlyFinalFields()
                .because("a room is rules and records: the same question has the same answer")
                .check(CLASSES);
    }

    @Test
    void thereIsNoRoomOutsideTheList() {
        Set<String> found = new TreeSet<>();
        for (JavaClass one : CLASSES) {
            String rest = one.getPackageName().substring(ROOT.length());
            if (!rest.isEmpty()) {
                found.add(rest.substring(1));
            }
        }
        found.removeAll(Set.of("kernel", "wire"));
        assertThat(ROOMS).as("a room has the same name in every module").containsAll(found);
    }

    @Test
    void namesSayWhatThingsAre() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .because("a name that fits anything says nothing")
                .check(CLASSES);
    }

    @Test
    void rulesHoldNoFieldsButConstants() {
        classes()
                .that()
                .haveSimpleName("StockLedger")
                .or()
                .haveSimpleName("AppointmentLifecycle")
                .or()
                .haveSimpleName("PersonText")
                .should()
                .haveModifier(JavaModifier.FINAL)
                .because("a rule is a function, not a thing to extend")
                .check(CLASSES);
    }

    private static boolean isCare(JavaClass one) {
        for (String room : CARE) {
            if (one.getPackageName().equals(room.replace("..", ""))) {
                return true;
            }
        }
        return false;
    }
}
