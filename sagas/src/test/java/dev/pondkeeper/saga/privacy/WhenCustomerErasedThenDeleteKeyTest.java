package dev.pondkeeper.saga.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerErased;
import dev.pondkeeper.kernel.customer.CustomerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhenCustomerErasedThenDeleteKeyTest {

    private static final CustomerErased ERASED =
            new CustomerErased(new CustomerId("c-1"), Instant.parse("2026-03-01T02:00:00Z"));

    @Test
    void deletes_the_key_of_that_customer() {
        List<CustomerId> deleted = new ArrayList<>();
        new WhenCustomerErasedThenDeleteKey(deleted::add).on(ERASED);
        assertThat(deleted).containsExactly(new CustomerId("c-1"));
    }

    @Test
    void a_key_that_cannot_be_deleted_holds_the_processor_up_instead_of_being_passed_over() {
        PersonalKeys broken = customer -> {
            throw new IllegalStateException("disk full");
        };
        assertThatThrownBy(() -> new WhenCustomerErasedThenDeleteKey(broken).on(ERASED))
                .hasMessage("disk full");
    }
}
