package dev.pondkeeper.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house as it is, against its rules; and for each rule a small house that breaks it. */
class ArchitectureTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.pondkeeper");

    private static final String RED = "dev.pondkeeper.app.architecture.red";
    private static final JavaClasses RED_HOUSE = new ClassFileImporter().importPackages(RED);

    static Stream<Function<Walls, ArchRule>> rules() {
        return Stream.of(
                Walls::kernelSeesOnlyItsLanguage,
                Walls::aggregatesSeeNoClockNoChanceAndNoSpringButTheirStereotype,
                Walls::queriesSendNoCommand,
                Walls::decisionsAndReactionsAskNoQuery,
                Walls::vocabulariesHoldOnlyRecords,
                Walls::mongoStaysInItsRooms,
                Walls::ledgerKnowsNoDomainWord);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_house_keeps_the_rule(Function<Walls, ArchRule> rule) {
        rule.apply(new Walls("dev.pondkeeper")).check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_house_that_breaks_the_rule_is_caught(Function<Walls, ArchRule> rule) {
        assertThat(rule.apply(new Walls(RED)).evaluate(RED_HOUSE).hasViolation())
                .isTrue();
    }

    @Test
    void every_room_was_looked_at() {
        assertThat(Stream.of("kernel", "command", "saga", "query", "eventstore", "app"))
                .allSatisfy(room -> assertThat(HOUSE.stream()
                                .filter(type -> type.getPackageName().startsWith("dev.pondkeeper." + room)))
                        .isNotEmpty());
    }
}
