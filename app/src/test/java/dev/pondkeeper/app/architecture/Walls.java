package dev.pondkeeper.app.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Random;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.spring.stereotype.Aggregate;

/** The rules themselves (README, rooms); {@code pond} is the root package they are asked of. */
final class Walls {

    private final String root;

    Walls(String root) {
        this.root = root;
    }

    ArchRule kernelSeesOnlyItsLanguage() {
        return classes()
                .that()
                .resideInAPackage(root + ".kernel..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        root + ".kernel..",
                        "java..",
                        "com.fasterxml.jackson.annotation..",
                        "org.jspecify.annotations..",
                        "org.axonframework.modelling.command..",
                        "org.axonframework.serialization.."));
    }

    ArchRule aggregatesSeeNoClockNoChanceAndNoSpringButTheirStereotype() {
        DescribedPredicate<JavaClass> forbidden = resideInAPackage("org.springframework..")
                .or(JavaClass.Predicates.assignableTo(Clock.class))
                .or(JavaClass.Predicates.assignableTo(Random.class))
                .or(JavaClass.Predicates.equivalentTo(UUID.class));
        return noClasses().that().areAnnotatedWith(Aggregate.class).should().dependOnClassesThat(forbidden);
    }

    ArchRule queriesSendNoCommand() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".query..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(CommandGateway.class);
    }

    ArchRule decisionsAndReactionsAskNoQuery() {
        return noClasses()
                .that()
                .resideInAnyPackage(root + ".command..", root + ".saga..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(QueryGateway.class);
    }

    ArchRule vocabulariesHoldOnlyRecords() {
        return classes()
                .that()
                .resideInAPackage(root + ".kernel..")
                .and(isNestedInAVocabulary())
                .should()
                .beRecords();
    }

    ArchRule mongoStaysInItsRooms() {
        return noClasses()
                .that()
                .resideInAnyPackage(root + ".kernel..", root + ".command..", root + ".saga..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.mongodb..", "org.bson..", "org.springframework.data.mongodb..");
    }

    ArchRule ledgerKnowsNoDomainWord() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".eventstore..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(root + ".kernel..", root + ".command..", root + ".query..", root + ".saga..");
    }

    private static DescribedPredicate<JavaClass> isNestedInAVocabulary() {
        return DescribedPredicate.describe("are nested in a …Command or …Event", type -> type.getEnclosingClass()
                .map(JavaClass::getSimpleName)
                .filter(name -> name.endsWith("Command") || name.endsWith("Event"))
                .isPresent());
    }
}
