package dev.pondkeeper.app.journey;

import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerRegistered;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.points.EarningId;
import dev.pondkeeper.kernel.points.PointsCommand.EarnPoints;
import dev.pondkeeper.saga.ReactionCommands;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;

/** A saga for tests: thirty days after somebody registered it gives ten points, ten days later five more. */
public class SleepyCustomer {

    static final String NAP = "nap-over";
    static final String SLEEP = "sleep-over";

    public SleepyCustomer() {}

    @StartSaga
    @SagaEventHandler(associationProperty = "customerId")
    public void on(CustomerRegistered event, DeadlineManager deadlines) {
        deadlines.schedule(Duration.ofDays(30), NAP, event.customerId().value());
    }

    @DeadlineHandler(deadlineName = NAP)
    public void napOver(
            String customer,
            @MessageIdentifier String id,
            @Timestamp Instant due,
            ReactionCommands commands,
            DeadlineManager deadlines) {
        commands.send("sleepy", id, points(customer, "nap", 10, due));
        deadlines.schedule(Duration.ofDays(10), SLEEP, customer);
    }

    @DeadlineHandler(deadlineName = SLEEP)
    public void sleepOver(
            String customer, @MessageIdentifier String id, @Timestamp Instant due, ReactionCommands commands) {
        commands.send("sleepy", id, points(customer, "sleep", 5, due));
        SagaLifecycle.end();
    }

    private static EarnPoints points(String customer, String earning, long points, Instant due) {
        return new EarnPoints(
                new CustomerId(customer), new EarningId(earning + "-" + customer), points, "slept well", due);
    }
}
