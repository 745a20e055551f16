package dev.pondkeeper.app.architecture.red.command;

import java.time.Clock;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.spring.stereotype.Aggregate;

/** An aggregate that looks at the clock and asks the views. */
@Aggregate
class Dicing {

    private final Clock clock;
    private final QueryGateway queries;

    Dicing(Clock clock, QueryGateway queries) {
        this.clock = clock;
        this.queries = queries;
    }

    String describe() {
        return clock + " " + queries;
    }
}
