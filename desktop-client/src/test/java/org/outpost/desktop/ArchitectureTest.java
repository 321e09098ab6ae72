// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Random;
import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import org.junit.jupiter.api.Test;
import org.outpost.desktop.shell.Scrolling;

/// The walls inside the counter's program. Each rule says what it protects.
class ArchitectureTest {
    private static final JavaClasses OURS =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.outpost.desktop");

    @Test
    void roomsAreFreeOfCycles() {
        slices().matching("org.outpost.desktop.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a room must be readable, testable and changeable alone")
                .check(OURS);
    }

    @Test
    void theShellKnowsNoRoom() {
        noClasses()
                .that()
                .resideInAPackage("..shell..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..desktop.patients..",
                        "..desktop.inventory..",
                        "..desktop.appointments..",
                        "..desktop.access..",
                        "..desktop.sync..")
                .because("a new room plugs into the shell's ports; the shell never grows for it")
                .check(OURS);
    }

    @Test
    void syncKnowsRoomsOnlyAsPorts() {
        noClasses()
                .that()
                .resideInAPackage("..desktop.sync..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..desktop.patients..", "..desktop.inventory..", "..desktop.appointments..")
                .because("a new use case must cost nothing in sync")
                .check(OURS);
    }

    @Test
    void sceneClassesStayInViews() {
        noClasses()
                .that()
                .haveNameNotMatching(".*View(\\$.*)?")
                .and()
                .resideOutsideOfPackages("..desktop.shell..", "..desktop.platform..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..")
                .because("what a screen knows must be testable without a window")
                .check(OURS);
    }

    @Test
    void viewModelsSeeOnlyBeansAndCollectionsOfJavaFx() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "javafx.scene..",
                        "javafx.stage..",
                        "javafx.application..",
                        "javafx.animation..")
                .because("a model speaks phrases and holds state; it draws nothing")
                .check(OURS);
    }

    @Test
    void useCasesAndStoresAndSyncSeeNoJavaFx() {
        noClasses()
                .that()
                .haveNameMatching(".*(UseCase|Store)(\\$.*)?")
                .or()
                .resideInAnyPackage("..desktop.sync..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javafx..")
                .because("they also run without a window, and off its thread")
                .check(OURS);
    }

    @Test
    void sqlStaysInStoresAndThePlatform() {
        noClasses()
                .that()
                .haveNameNotMatching(".*Store(\\$.*)?")
                .and()
                .resideOutsideOfPackage("..desktop.platform..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.sql..")
                .because("one place per room knows its tables")
                .check(OURS);
    }

    @Test
    void timeAndIdentityComeThroughPorts() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..desktop.platform..")
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
    void onlyKnownRoomsExist() {
        classes()
                .should()
                .resideInAnyPackage(
                        "org.outpost.desktop",
                        "..desktop.shell..",
                        "..desktop.platform..",
                        "..desktop.patients..",
                        "..desktop.inventory..",
                        "..desktop.appointments..",
                        "..desktop.prescriptions..",
                        "..desktop.files..",
                        "..desktop.notifications..",
                        "..desktop.access..",
                        "..desktop.facilities..",
                        "..desktop.sync..",
                        "..desktop.reporting..")
                .because("a room has the same name in all modules")
                .check(OURS);
    }

    @Test
    void whatScrollsKeepsNoPictureOfItself() {
        noClasses()
                .that()
                .areNotAssignableTo(Scrolling.class)
                .should()
                .callConstructor(ScrollPane.class)
                .orShould()
                .callConstructor(ScrollPane.class, Node.class)
                .because("the toolkit's own leaves one behind for every pane that was ever shown")
                .check(OURS);
    }

    @Test
    void noFxml() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.fxml..", "java.awt..", "javax.swing..")
                .because("forms in code are thirty times faster, and no second toolkit is started")
                .check(OURS);
    }
}
