package dev.pondkeeper.command.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pondkeeper.command.CustomerStanding;
import dev.pondkeeper.command.KeyedHash;
import dev.pondkeeper.command.KnownCustomers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import tools.jackson.databind.JsonNode;

/** What the tests of the door have in common: a clock that stands still and a hash that can be foretold. */
final class Doors {

    static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final KeyedHash HASH = (purpose, text) -> purpose + ":" + text;

    /** Nobody is merged. */
    static final KnownCustomers CUSTOMERS = customer -> CustomerStanding.ACTIVE;

    private Doors() {}

    static CommandReader reader() {
        return new CommandReader(HASH, CLOCK, new TimeOrderedIds(CLOCK));
    }

    static JsonNode json(String text) {
        return reader().parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Fails unless the call is refused as a bad request. */
    static BadRequest badRequest(ThrowingCallable call) {
        BadRequest bad = catchThrowableOfType(BadRequest.class, call);
        assertThat(bad).as("a BadRequest").isNotNull();
        return bad;
    }

    static List<String> pointersOf(ThrowingCallable call) {
        return badRequest(call).faults().stream().map(Fault::pointer).toList();
    }
}
