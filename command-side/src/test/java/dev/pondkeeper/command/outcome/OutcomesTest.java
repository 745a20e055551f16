package dev.pondkeeper.command.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.command.outcome.Table.Ask;
import dev.pondkeeper.command.outcome.Table.State;
import dev.pondkeeper.kernel.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command in every state: events, a refusal, or nothing. The page is written by hand from {@code target/outcomes.md}, after
 * each difference has been read and is meant.
 */
class OutcomesTest {

    private static final Path PAGE = Path.of("..", "docs", "outcomes.md");
    private static final Path FOUND = Path.of("target", "outcomes.md");
    private static final Pattern SECTION = Pattern.compile("(?m)^## ");

    private static Deciders deciders;

    static List<Table> tables() {
        return List.of(
                new CustomerTable(),
                new OrderTable(),
                new PointsTable(),
                new MembershipTable(),
                new CouponTable(),
                new ReferralTable(),
                new DistributorTable(),
                new TouchTable(),
                new CampaignTable(),
                new ChannelTable(),
                new ProgrammeTable());
    }

    @BeforeAll
    static void start() {
        deciders = new Deciders();
    }

    @AfterAll
    static void stop() {
        deciders.close();
    }

    @Test
    void every_command_of_the_vocabulary_is_asked() {
        assertThat(tables().stream()
                        .flatMap(table -> table.asks().stream())
                        .map(Ask::type)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Vocabulary.commands().values());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void what_a_command_comes_to_in_each_state_is_what_the_page_says(Table table) throws IOException {
        String found = sectionOf(table);
        String page = Files.exists(PAGE) ? Files.readString(PAGE) : "";
        String said = SECTION.splitAsStream(page)
                .filter(section -> section.startsWith(table.title() + "\n"))
                .findFirst()
                .orElse("");
        assertThat("## " + said.strip())
                .as("docs/outcomes.md, %s", table.title())
                .isEqualTo(found.strip());
    }

    @Test
    void the_page_speaks_of_nothing_else() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Table table : tables()) all.append(sectionOf(table)).append('\n');
        Files.writeString(FOUND, all);
        assertThat(SECTION.splitAsStream(Files.readString(PAGE))
                        .skip(1)
                        .map(each -> each.lines().findFirst().orElse("")))
                .containsExactlyElementsOf(tables().stream().map(Table::title).toList());
    }

    private static String sectionOf(Table table) {
        StringBuilder section = new StringBuilder("## " + table.title() + "\n\n");
        table.states()
                .forEach(state -> section.append("- ").append(state.name()).append('\n'));
        String command = "";
        for (Ask ask : table.asks()) {
            String name = ask.type().getSimpleName();
            if (!name.equals(command)) {
                section.append("\n### ").append(name).append("\n\n| asked | comes to | when |\n|---|---|---|\n");
            }
            command = name;
            statesByOutcome(table, ask).forEach((outcome, states) -> section.append("| ")
                    .append(ask.circumstance())
                    .append(" | ")
                    .append(outcome)
                    .append(" | ")
                    .append(states)
                    .append(" |\n"));
        }
        return section.toString();
    }

    /** Each outcome with its states; the one that most have comes last, without them. */
    private static Map<String, String> statesByOutcome(Table table, Ask ask) {
        Map<String, List<String>> outcomes = new LinkedHashMap<>();
        for (State state : table.states()) {
            outcomes.computeIfAbsent(table.outcome(deciders, state, ask), each -> new ArrayList<>())
                    .add(state.name());
        }
        String usual = outcomes.entrySet().stream()
                .max(Comparator.comparingInt(outcome -> outcome.getValue().size()))
                .orElseThrow()
                .getKey();
        Map<String, String> told = new LinkedHashMap<>();
        outcomes.forEach((outcome, states) -> {
            if (!outcome.equals(usual)) told.put(outcome, String.join("; ", states));
        });
        told.put(usual, told.isEmpty() ? "always" : "otherwise");
        return told;
    }
}
