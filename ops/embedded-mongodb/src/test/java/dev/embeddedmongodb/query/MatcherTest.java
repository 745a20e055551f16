package dev.embeddedmongodb.query;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatcherTest {

    @Test
    void conditions_joined_with_and_must_hold_for_one_and_the_same_element() {
        Matcher matcher = Matcher.of(new Document(
                "events",
                new Document(
                        "$elemMatch",
                        new Document(
                                "$and",
                                List.of(
                                        new Document("stream", "s-1"),
                                        new Document("seq", new Document("$gte", 3L)))))));

        assertThat(matcher.matches(events(event("s-1", 3L)))).isTrue();
        assertThat(matcher.matches(events(event("s-1", 2L), event("s-2", 3L)))).isFalse();
    }

    private static Document events(Document... events) {
        return new Document("events", List.of(events));
    }

    private static Document event(String stream, long seq) {
        return new Document("stream", stream).append("seq", seq);
    }
}
