package dev.pondkeeper.command.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.command.outcome.Table.Ask;
import dev.pondkeeper.command.outcome.Table.State;
import dev.pondkeeper.kernel.Vocabulary;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command in every state: events, a refusal, or nothing. What is found goes to {@code target/outcomes}; the page and the list of
 * refusals are written from there, after each difference has been read and is meant.
 */
class OutcomesTest {

    private static final Path PAGE = Path.of("..", "docs", "outcomes.md");
    private static final Path REFUSALS =
            Path.of("src", "main", "resources", "dev", "pondkeeper", "command", "door", "refusals.properties");
    private static final Path FOUND = Path.of("target", "outcomes");
    private static final Pattern SECTION = Pattern.compile("(?m)^## ");

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
    void what_a_command_comes_to_in_each_state_is_what_the_page_and_the_api_say(Table table) throws IOException {
        Map<Ask, Map<State, String>> outcomes = outcomesOf(table);
        String section = sectionOf(table, outcomes);
        Map<String, String> refusals = refusalsIn(outcomes);
        Files.createDirectories(FOUND);
        Files.writeString(FOUND.resolve(table.title() + ".md"), section);
        Files.write(
                FOUND.resolve(table.title() + ".properties"),
                refusals.entrySet().stream().map(Object::toString).toList());

        String said = SECTION.splitAsStream(Files.readString(PAGE))
                .filter(each -> each.startsWith(table.title() + "\n"))
                .findFirst()
                .orElse("");
        assertThat("## " + said.strip())
                .as("docs/outcomes.md, %s", table.title())
                .isEqualTo(section.strip());
        Properties told = new Properties();
        told.load(new StringReader(Files.readString(REFUSALS)));
        assertThat(told).containsAllEntriesOf(refusals);
    }

    @Test
    void the_page_speaks_of_nothing_else() throws IOException {
        assertThat(SECTION.splitAsStream(Files.readString(PAGE))
                        .skip(1)
                        .map(section -> section.substring(0, section.indexOf('\n'))))
                .containsExactlyElementsOf(tables().stream().map(Table::title).toList());
    }

    private static Map<Ask, Map<State, String>> outcomesOf(Table table) {
        Map<Ask, Map<State, String>> outcomes = new LinkedHashMap<>();
        for (Ask ask : table.asks()) {
            Map<State, String> inStates = new LinkedHashMap<>();
            for (State state : table.states()) inStates.put(state, Table.outcome(Deciders.ALL, state, ask));
            outcomes.put(ask, inStates);
        }
        return outcomes;
    }

    private static Map<String, String> refusalsIn(Map<Ask, Map<State, String>> outcomes) {
        Map<String, Set<String>> slugs = new TreeMap<>();
        outcomes.forEach((ask, inStates) -> {
            Set<String> found = slugs.computeIfAbsent(ask.type().getSimpleName(), name -> new TreeSet<>());
            inStates.values().forEach(outcome -> Table.refusalIn(outcome).ifPresent(found::add));
        });
        return slugs.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> String.join(" ", each.getValue()), (one, two) -> one, TreeMap::new));
    }

    private static String sectionOf(Table table, Map<Ask, Map<State, String>> outcomes) {
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
            statesByOutcome(outcomes.getOrDefault(ask, Map.of())).forEach((outcome, states) -> section.append("| ")
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
    private static Map<String, String> statesByOutcome(Map<State, String> outcomes) {
        Map<String, Long> counts = new LinkedHashMap<>();
        Collection<String> all = outcomes.values();
        all.forEach(outcome -> counts.merge(outcome, 1L, Long::sum));
        String usual = counts.entrySet().stream()
                .max(Comparator.comparingLong(Map.Entry::getValue))
                .orElseThrow()
                .getKey();
        Map<String, String> told = new LinkedHashMap<>();
        counts.keySet().stream()
                .filter(outcome -> !outcome.equals(usual))
                .forEach(outcome -> told.put(
                        outcome,
                        outcomes.entrySet().stream()
                                .filter(each -> each.getValue().equals(outcome))
                                .map(each -> each.getKey().name())
                                .collect(Collectors.joining("; "))));
        told.put(usual, told.isEmpty() ? "always" : "otherwise");
        return told;
    }
}
