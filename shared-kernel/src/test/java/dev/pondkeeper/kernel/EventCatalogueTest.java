package dev.pondkeeper.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds {@code docs/events.md} against the code: a catalogue that nobody checks is wrong within a month. */
class EventCatalogueTest {

    private static final Pattern SECTION = Pattern.compile("(?m)^### ");
    private static final Pattern HEADING = Pattern.compile("(?m)\\A(\\w+) · (\\S.*)$");
    private static final Pattern REVISION = Pattern.compile("(?m)^- Revision: (\\S+)$");
    private static final Pattern RAISED_BY = Pattern.compile("(?m)^- Raised by: (.+)$");
    private static final Pattern HEARD_BY = Pattern.compile("(?m)^- Heard by: (.+)$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| (yes|no) \\| (\\S.*) \\|$");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** One field as the catalogue's table has it: path and whether it is personal. */
    record Field(String path, boolean personal) {}

    static Stream<Class<?>> events() {
        return GoldenEventsTest.events();
    }

    @Test
    void the_catalogue_has_exactly_the_events_there_are() {
        assertThat(sections(EventsOnPaper.read(EventsOnPaper.CATALOGUE)).keySet())
                .containsExactlyInAnyOrderElementsOf(Vocabulary.events().keySet());
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_is_catalogued_as_it_is_coded(Class<?> event) {
        String section = sectionOf(event);
        assertThat(faultsOf(event, section)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_with_a_personal_field_says_under_whose_key_it_is(Class<?> event) {
        List<Field> fields = new ArrayList<>();
        fieldsOf(event, "", fields);
        if (fields.stream().anyMatch(Field::personal)) assertThat(fields).contains(new Field("customerId", false));
    }

    @Test
    void a_section_that_differs_from_the_code_is_found_out() {
        Class<?> event = dev.pondkeeper.kernel.customer.CustomerEvent.CustomerRegistered.class;
        String section = sectionOf(event);
        assertThat(faultsOf(event, section.replace("Revision: 1", "Revision: 2")))
                .hasSize(1);
        assertThat(faultsOf(event, section.replace("`displayName` | yes", "`displayName` | no")))
                .hasSize(1);
        assertThat(faultsOf(event, section.replace("`identities[].value`", "`identities[].text`")))
                .hasSize(1);
        assertThat(faultsOf(event, section.replace("`RegisterCustomer`", "`RegisterCostumer`")))
                .hasSize(1);
        assertThat(faultsOf(event, section.replace("- Heard by", "- Known to"))).hasSize(1);
        assertThat(faultsOf(event, section.replace("客户已注册", "registered"))).hasSize(1);
    }

    private static String sectionOf(Class<?> event) {
        String section = sections(EventsOnPaper.read(EventsOnPaper.CATALOGUE)).get(event.getSimpleName());
        return Objects.requireNonNull(section, () -> "docs/events.md has no section " + event.getSimpleName());
    }

    private static Map<String, String> sections(String catalogue) {
        Map<String, String> byName = new TreeMap<>();
        SECTION.splitAsStream(catalogue).skip(1).forEach(section -> {
            Matcher heading = HEADING.matcher(section);
            assertThat(heading.find()).as("### <Event> · <中文> in: %s", section).isTrue();
            assertThat(byName.put(heading.group(1), section)).isNull();
        });
        return byName;
    }

    private static List<String> faultsOf(Class<?> event, String section) {
        List<String> faults = new ArrayList<>();
        if (!first(REVISION, section).equals(EventsOnPaper.revisionOf(event))) faults.add("another revision");
        if (section.lines().findFirst().orElse("").codePoints().noneMatch(Character::isIdeographic)) {
            faults.add("no Chinese name");
        }
        List<String> commands = CODE.matcher(first(RAISED_BY, section))
                .results()
                .map(command -> command.group(1))
                .toList();
        if (commands.isEmpty() || !Vocabulary.commands().keySet().containsAll(commands)) {
            faults.add("raised by no known command: " + commands);
        }
        if (first(HEARD_BY, section).isBlank()) faults.add("nobody is said to hear it");
        List<Field> written = ROW.matcher(section)
                .results()
                .map(row -> new Field(row.group(1), row.group(2).equals("yes")))
                .toList();
        List<Field> coded = new ArrayList<>();
        fieldsOf(event, "", coded);
        if (!written.equals(coded)) faults.add("fields are " + coded + " but catalogued as " + written);
        return faults;
    }

    private static String first(Pattern pattern, String section) {
        Matcher matcher = pattern.matcher(section);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static void fieldsOf(Class<?> type, String prefix, List<Field> into) {
        for (RecordComponent component : type.getRecordComponents()) {
            String path = prefix + component.getName();
            Type declared = component.getGenericType();
            if (component.getType() == Map.class) {
                into.add(new Field(path, isPersonal(component)));
            } else if (declared instanceof ParameterizedType list) {
                fieldsOf((Class<?>) list.getActualTypeArguments()[0], path + "[].", into);
            } else if (isOneValue(component.getType())) {
                into.add(new Field(path, isPersonal(component)));
            } else {
                fieldsOf(component.getType(), path + ".", into);
            }
        }
    }

    private static boolean isOneValue(Class<?> type) {
        return !type.isRecord()
                || (type.getRecordComponents().length == 1
                        && type.getRecordComponents()[0].getAccessor().isAnnotationPresent(JsonValue.class));
    }

    private static boolean isPersonal(AnnotatedElement component) {
        return component.isAnnotationPresent(PersonalData.class);
    }
}
