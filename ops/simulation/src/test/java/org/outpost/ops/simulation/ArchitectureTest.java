// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses WORLD =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.outpost.ops.simulation");

    @Test
    void thePureWorldRunsOnTheModelAlone() {
        classes()
                .that()
                .resideInAnyPackage(
                        "org.outpost.ops.simulation.world", "org.outpost.ops.simulation.pure")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.io..",
                        "java.nio..",
                        "java.security..",
                        "java.time..",
                        "java.util..",
                        "org.jspecify..",
                        "org.outpost.model..",
                        "org.outpost.ops.simulation.world",
                        "org.outpost.ops.simulation.pure")
                .because("what must hold is the protocol itself, without a disk or a network")
                .check(WORLD);
    }

    @Test
    void everythingComesFromTheSeed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.security.SecureRandom")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .because("a failing seed must fail again")
                .check(WORLD);
    }

    @Test
    void theNaiveFoldSharesNothingWithTheFoldingItJudges() {
        noClasses()
                .that()
                .haveSimpleName("NaiveFold")
                .or()
                .haveSimpleName("World")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.outpost.model.sync.Folding")
                .because("a judge that asks the accused is no judge")
                .check(WORLD);
    }
}
