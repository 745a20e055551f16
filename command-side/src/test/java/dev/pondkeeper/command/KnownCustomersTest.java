package dev.pondkeeper.command;

import static dev.pondkeeper.command.Decisions.ERASED;
import static dev.pondkeeper.command.Decisions.LI_LEI;
import static dev.pondkeeper.command.Decisions.MERGED;
import static dev.pondkeeper.command.Decisions.NOBODY;
import static dev.pondkeeper.command.Decisions.RESTRICTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pondkeeper.kernel.customer.CustomerId;
import org.junit.jupiter.api.Test;

class KnownCustomersTest {

    private final KnownCustomers customers = Decisions::standingOf;

    @Test
    void everything_may_be_asked_for_an_active_customer() {
        customers.require(LI_LEI);
        customers.requireForBooking(LI_LEI);
        customers.requireForRecord(LI_LEI);
    }

    @Test
    void nothing_for_an_unknown_one() {
        assertThatThrownBy(() -> customers.require(NOBODY)).isInstanceOf(UnknownCustomer.class);
        assertThatThrownBy(() -> customers.requireForBooking(NOBODY)).isInstanceOf(UnknownCustomer.class);
        assertThatThrownBy(() -> customers.requireForRecord(NOBODY)).isInstanceOf(UnknownCustomer.class);
    }

    @Test
    void for_a_restricted_one_facts_are_kept_and_booked_and_nothing_is_done() {
        assertThatThrownBy(() -> customers.require(RESTRICTED)).isInstanceOf(ProcessingIsRestricted.class);
        customers.requireForBooking(RESTRICTED);
        customers.requireForRecord(RESTRICTED);
    }

    @Test
    void for_an_erased_one_facts_are_kept_and_nothing_is_booked() {
        assertThatThrownBy(() -> customers.require(ERASED)).isInstanceOf(CustomerIsErased.class);
        assertThatThrownBy(() -> customers.requireForBooking(ERASED)).isInstanceOf(CustomerIsErased.class);
        customers.requireForRecord(ERASED);
    }

    @Test
    void a_merged_one_is_refused_by_the_name_of_its_survivor() {
        assertThatThrownBy(() -> customers.requireForRecord(MERGED))
                .isInstanceOf(CustomerMerged.class)
                .hasMessageContaining(LI_LEI.value());
    }

    @Test
    void the_survivor_is_found_through_every_merge() {
        CustomerId first = new CustomerId("first");
        KnownCustomers chain = id -> id.equals(first) ? CustomerStanding.mergedInto(MERGED) : Decisions.standingOf(id);
        assertThat(chain.survivorOf(first)).isEqualTo(LI_LEI);
        assertThat(chain.survivorOf(LI_LEI)).isEqualTo(LI_LEI);
    }

    @Test
    void two_standings_of_which_one_is_a_moment_older_do_not_lead_in_a_circle_for_ever() {
        CustomerId one = new CustomerId("one");
        CustomerId other = new CustomerId("other");
        KnownCustomers circle = id -> CustomerStanding.mergedInto(id.equals(one) ? other : one);
        assertThat(circle.survivorOf(one)).isEqualTo(one);
        assertThat(circle.survivorOf(new CustomerId("third"))).isEqualTo(new CustomerId("third"));
    }
}
