package dev.pondkeeper.command.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.pondkeeper.command.UnknownCustomer;
import dev.pondkeeper.kernel.Refusal;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every slug that this room can answer has its page, and the page speaks of that slug. */
class ProblemPagesTest {

    private static final Pattern EXAMPLE = Pattern.compile("(?s)<pre><code>(.*)</code></pre>");
    private static final Path ROOM = Path.of("target", "classes");

    private final MockMvc http;

    ProblemPagesTest() throws IOException {
        http = MockMvcBuilders.standaloneSetup(new ProblemPages()).build();
    }

    /** Of every refusal compiled into the room, every reason, every bad request, and what the web layer answers by itself. */
    static Stream<String> slugs() throws Exception {
        Stream<String> reasons = Arrays.stream(Unrecorded.Reason.values()).map(Unrecorded.Reason::slug);
        Stream<String> bad = Stream.of(BadRequest.malformed("x"), BadRequest.invalid(List.of()), BadRequest.tooLarge(1))
                .map(BadRequest::slug);
        Stream<String> others = Stream.of(
                "unknown-command",
                "internal-error",
                "not-found",
                "method-not-allowed",
                "unsupported-media-type",
                "not-acceptable");
        return Stream.of(refusals().stream().map(ProblemPagesTest::slugOf), reasons, bad, others)
                .flatMap(each -> each);
    }

    @Test
    void the_refusals_of_the_room_are_found() throws IOException {
        assertThat(refusals()).contains(UnknownCustomer.class).hasSizeGreaterThanOrEqualTo(13);
    }

    @ParameterizedTest
    @MethodSource("slugs")
    void every_slug_has_its_page(String slug) throws Exception {
        MockHttpServletResponse response = ask("/problems/" + slug);
        assertThat(response.getStatus()).as(slug).isEqualTo(200);
        assertThat(response.getContentType()).isEqualTo("text/html;charset=UTF-8");
        String page = new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(page).startsWith("<!doctype html>").contains("What it means", "What to do", "Example");
        Matcher example = EXAMPLE.matcher(page);
        assertThat(example.find()).isTrue();
        JsonNode problem = new JsonMapper()
                .readTree(example.group(1)
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&amp;", "&"));
        assertThat(problem.path("type").stringValue()).isEqualTo("/problems/" + slug);
        assertThat(page).contains("HTTP status " + problem.path("status").intValue());
    }

    @Test
    void every_status_on_a_page_is_the_one_that_is_answered() throws Exception {
        for (Unrecorded.Reason reason : Unrecorded.Reason.values()) {
            assertThat(ask("/problems/" + reason.slug()).getContentAsString())
                    .contains("HTTP status " + reason.status());
        }
        for (Class<? extends Refusal> refusal : refusals()) {
            assertThat(ask("/problems/" + slugOf(refusal)).getContentAsString()).contains("HTTP status 409");
        }
    }

    @Test
    void the_list_leads_to_every_page() throws Exception {
        String list = ask("/problems").getContentAsString();
        assertThat(slugs()).allSatisfy(slug -> assertThat(list).contains("href=\"/problems/" + slug + "\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nope", "unknown-customer.html", "..", "%3Cscript%3E"})
    void an_unknown_slug_is_a_problem_itself(String slug) throws Exception {
        MockHttpServletResponse response = http.perform(get(java.net.URI.create("/problems/" + slug)))
                .andReturn()
                .getResponse();
        assertThat(response.getStatus()).isEqualTo(404);
        assertThat(response.getContentAsString()).doesNotContain("<script>");
    }

    private MockHttpServletResponse ask(String path) throws Exception {
        return http.perform(get(path)).andReturn().getResponse();
    }

    private static List<Class<? extends Refusal>> refusals() throws IOException {
        try (Stream<Path> files = Files.walk(ROOM)) {
            return files.map(file -> ROOM.relativize(file).toString().replace(File.separatorChar, '.'))
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .<Class<?>>map(name -> load(name.substring(0, name.length() - ".class".length())))
                    .filter(type -> Refusal.class.isAssignableFrom(type))
                    .<Class<? extends Refusal>>map(type -> type.asSubclass(Refusal.class))
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ProblemPagesTest.class.getClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A refusal knows its slug only once it is made, so it is made, of the plainest arguments there are. */
    private static String slugOf(Class<? extends Refusal> refusal) {
        try {
            Constructor<?> constructor = refusal.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            Object[] plain = Arrays.stream(constructor.getParameterTypes())
                    .map(ProblemPagesTest::plain)
                    .toArray();
            return ((Refusal) constructor.newInstance(plain)).slug();
        } catch (ReflectiveOperationException unmakeable) {
            throw new IllegalStateException("cannot make a " + refusal, unmakeable);
        }
    }

    private static Object plain(Class<?> type) {
        if (type == long.class) return 1L;
        if (type == int.class) return 1;
        if (type == String.class) return "x";
        if (type == Instant.class) return Instant.EPOCH;
        if (type == List.class) return List.of();
        if (type.isEnum()) return type.getEnumConstants()[0];
        try {
            return type.getDeclaredConstructor(String.class).newInstance("x");
        } catch (ReflectiveOperationException unmakeable) {
            throw new IllegalStateException("cannot make a plain " + type, unmakeable);
        }
    }
}
