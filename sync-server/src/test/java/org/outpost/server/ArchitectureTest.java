// SPDX-License-Identifier: Apache-2.0
package org.outpost.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.outpost.server.reporting.RoomParts;
import org.outpost.server.reporting.SummaryHook;
import org.outpost.server.reporting.SummaryStore;
import org.outpost.server.sync.IngestHook;
import org.outpost.server.sync.LeaseOffer;
import org.outpost.server.sync.RowProjection;

/// The walls inside the server. Each rule says what it protects.
class ArchitectureTest {
    private static final JavaClasses OURS =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.outpost.server");

    @Test
    void roomsAreFreeOfCycles() {
        slices().matching("org.outpost.server.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a room must be readable, testable and changeable alone")
                .check(OURS);
    }

    @Test
    void syncKnowsRoomsOnlyAsPorts() {
        noClasses()
                .that()
                .resideInAPackage("..server.sync..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..server.patients..",
                        "..server.inventory..",
                        "..server.appointments..",
                        "..server.facilities..",
                        "..server.access..",
                        "..server.notifications..",
                        "..server.reporting..")
                .because("a new use case must cost nothing in sync")
                .check(OURS);
    }

    @Test
    void statementsStayInStoresAndThePlatform() {
        noClasses()
                .that()
                .haveNameNotMatching(".*Store(\\$.*)?")
                .and()
                .resideOutsideOfPackage("..server.platform..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Statement.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(PreparedStatement.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ResultSet.class)
                .because("one place per room knows its tables; a transaction may be passed through")
                .check(OURS);
    }

    @Test
    void entitiesStayBehindTheirRooms() {
        classes()
                .that()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .should()
                .haveSimpleNameEndingWith("Row")
                .because("a row is a detail of storage and is called so")
                .check(OURS);
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Resource")
                .should()
                .haveRawReturnType(JavaClass.Predicates.simpleNameEndingWith("Row"))
                .because("what an answer looks like must not follow how a table looks")
                .check(OURS);
    }

    @Test
    void timeAndIdentityComeThroughPorts() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..server.platform..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callConstructor(Random.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .because("what a test can't set, a test can't prove")
                .check(OURS);
    }

    @Test
    void jsonIsWrittenInOnePlace() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tools.jackson..", "com.fasterxml..", "jakarta.json..")
                .because("one codec with one set of limits serves both sides: model.wire")
                .check(OURS);
    }

    @Test
    void whatRoomsBringIsOnOnePageWhole() {
        assertThat(brought(RoomParts.projections())).isEqualTo(implementing(RowProjection.class));
        SummaryHook summaries = new SummaryHook(new SummaryStore());
        assertThat(brought(RoomParts.hooks(summaries))).isEqualTo(implementing(IngestHook.class));
        assertThat(brought(RoomParts.offers())).isEqualTo(implementing(LeaseOffer.class));
    }

    private static Set<String> brought(List<?> parts) {
        return parts.stream().map(part -> part.getClass().getName()).collect(toSet());
    }

    private static Set<String> implementing(Class<?> port) {
        return OURS.stream()
                .filter(each -> each.isAssignableTo(port) && !each.isInterface())
                .map(JavaClass::getName)
                .collect(toSet());
    }

    @Test
    void onlyKnownRoomsExist() {
        classes()
                .should()
                .resideInAnyPackage(
                        "..server.platform..",
                        "..server.patients..",
                        "..server.inventory..",
                        "..server.appointments..",
                        "..server.prescriptions..",
                        "..server.files..",
                        "..server.notifications..",
                        "..server.access..",
                        "..server.facilities..",
                        "..server.sync..",
                        "..server.reporting..")
                .because("a room has the same name in all modules")
                .check(OURS);
    }
}
