// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.demo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses DEMO =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.outpost.ops.demo");

    @Test
    void theDemoKnowsTheModelAloneAndHasNoDoorOfItsOwn() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.io..",
                        "java.net..",
                        "java.nio..",
                        "java.security..",
                        "java.time..",
                        "java.util..",
                        "org.jspecify..",
                        "org.outpost.model..",
                        "org.outpost.ops.demo..")
                .because("demo facts go the way of every desktop's facts: no SQL, no server class")
                .check(DEMO);
    }

    @Test
    void theWorldComesFromItsSeedAlone() {
        noClasses()
                .that()
                .haveSimpleNameNotStartingWith("DemoLoader")
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
                .because("the same seed and day must give the same world")
                .check(DEMO);
    }
}
