package dev.pondkeeper.query.programme;

import static dev.pondkeeper.query.Story.published;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.query.Pond;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.json.JsonPathValueAssert;

class ProgrammeViewIT {

    private final Pond pond = new Pond();

    @AfterEach
    void close() {
        pond.close();
    }

    @Test
    void shows_what_is_shipped_until_something_is_published() {
        shown("/programme", "$.version").isEqualTo(1);
        shown("/programme", "$.document.zone").isEqualTo("Asia/Shanghai");
        shown("/programme", "$.publishedAt").isNull();
    }

    @Test
    void shows_the_latest_version_and_every_earlier_one() {
        pond.publish(published(2, "Europe/Berlin"), published(3, "Asia/Tokyo"));
        shown("/programme", "$.version").isEqualTo(3);
        shown("/programme", "$.document.zone").isEqualTo("Asia/Tokyo");
        shown("/programme/versions/2", "$.document.zone").isEqualTo("Europe/Berlin");
        shown("/programme/versions/2", "$.document.ladder.down[0]").isEqualTo(85);
        shown("/programme/versions/1", "$.document.zone").isEqualTo("Asia/Shanghai");
        assertThat(pond.http().get().uri("/programme/versions/4"))
                .hasStatus(404)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/unknown-programme");
    }

    private JsonPathValueAssert shown(String path, String json) {
        return assertThat(pond.http().get().uri(path)).bodyJson().extractingPath(json);
    }
}
