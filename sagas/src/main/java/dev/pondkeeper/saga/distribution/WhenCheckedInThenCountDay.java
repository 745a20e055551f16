package dev.pondkeeper.saga.distribution;

import dev.pondkeeper.kernel.customer.CustomerEvent.CheckedIn;
import dev.pondkeeper.kernel.distributor.DistributorCommand.CountCheckIn;
import dev.pondkeeper.kernel.programme.DistributionRules;
import dev.pondkeeper.kernel.programme.DistributionRules.Right;
import dev.pondkeeper.saga.ProgrammeInForce;
import dev.pondkeeper.saga.ReactionCommands;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** A day of check-in counts towards the task that earns the right to distribute (DOMAIN.md §2, Distributor; §3, policies). */
@Component
@ProcessingGroup(WhenCheckedInThenCountDay.POLICY)
class WhenCheckedInThenCountDay {

    static final String POLICY = "distributor-task-check-in";

    @EventHandler
    void on(CheckedIn event, ReactionCommands commands, ProgrammeInForce programme) {
        DistributionRules rules = programme.get().distribution();
        if (!rules.rights().contains(Right.TASK) || rules.taskCheckInDays() == 0) return;
        commands.send(
                POLICY,
                event.customerId() + "/" + event.day(),
                new CountCheckIn(event.customerId(), event.day(), event.occurredAt()));
    }
}
