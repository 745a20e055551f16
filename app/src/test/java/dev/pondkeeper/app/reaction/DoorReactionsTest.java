package dev.pondkeeper.app.reaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.command.CustomerIsErased;
import dev.pondkeeper.command.UnknownCustomer;
import dev.pondkeeper.kernel.customer.CustomerId;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

class DoorReactionsTest {

    private static final CustomerId DAN = new CustomerId("dan");

    @Test
    void only_what_is_refused_because_its_customer_was_forgotten_goes_without_a_warning() {
        assertThat(DoorReactions.levelOf(new CustomerIsErased(DAN))).isEqualTo(Level.DEBUG);
        assertThat(DoorReactions.levelOf(new UnknownCustomer(DAN))).isEqualTo(Level.WARN);
    }
}
