package dev.pondkeeper.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProblemPagesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "view-behind",
                "unknown-membership",
                "unknown-programme",
                "unknown-distributor",
                "unknown-view",
                "unknown-campaign",
                "unknown-campaign-run",
                "rebuild-running"
            })
    void every_problem_of_this_room_alone_has_a_page_whose_example_is_one(String slug) throws IOException {
        String page = page(slug);

        JsonNode example = JsonMapper.builder()
                .build()
                .readTree(page.substring(page.indexOf("<code>{") + 6, page.indexOf("}</code>") + 1));

        assertThat(example.get("type").asString()).isEqualTo("/problems/" + slug);
        assertThat(example.get("title").asString())
                .isEqualTo(Problem.unknown(slug, "").title());
        assertThat(page).contains("<p>HTTP status " + example.get("status").asInt() + "</p>");
    }

    private static String page(String slug) throws IOException {
        try (InputStream page = ProblemPagesTest.class.getResourceAsStream("/problems/" + slug + ".html")) {
            return new String(Objects.requireNonNull(page).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
