package dev.pondkeeper.app.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pondkeeper.command.CustomerIsErased;
import dev.pondkeeper.eventstore.SealContext;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerTagged;
import dev.pondkeeper.kernel.customer.CustomerId;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class PersonalDataSealTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final CustomerTagged EVENT =
            new CustomerTagged(new CustomerId("42"), "h", "手冲", Instant.parse("2026-03-01T02:00:00Z"));
    private static final String PLAIN = "{\"customerId\":\"42\",\"tagHash\":\"h\",\"tag\":\"手冲\"}";

    @TempDir
    Path directory;

    private FileKeyShelf shelf;
    private CustomerKeys keys;
    private PersonalDataSeal seal;

    @BeforeEach
    void open() {
        shelf = new FileKeyShelf(directory, MasterKey.in(directory));
        keys = new CustomerKeys(shelf, MasterKey.in(directory));
        seal = new PersonalDataSeal(keys, JSON);
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    @Test
    void closes_what_is_personal_and_opens_it_again() {
        String closed = seal.seal(of("e-1"), EVENT, PLAIN);
        assertThat(closed).doesNotContain("手冲").contains("\"tagHash\":\"h\"");
        assertThat(seal.unseal(of("e-1"), closed)).isEqualTo(PLAIN);
    }

    @Test
    void a_closed_text_that_was_moved_to_another_event_or_customer_does_not_open() {
        String closed = seal.seal(of("e-1"), EVENT, PLAIN);
        assertThatThrownBy(() -> seal.unseal(of("e-2"), closed)).isInstanceOf(IllegalStateException.class);
        keys.ofNew("43");
        assertThatThrownBy(() -> seal.unseal(of("e-1"), closed.replace("\"42\"", "\"43\"")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_closed_text_that_was_moved_to_another_field_does_not_open() {
        SealContext context = new SealContext("e-1", "customer:42", "CustomerRegistered", "1");
        String registered =
                "{\"customerId\":\"42\",\"displayName\":\"Li\",\"identities\":[{\"type\":\"JD\",\"value\":\"x\"}]}";
        String closed = seal.seal(context, EVENT, registered);
        String name = JSON.readTree(closed).path("displayName").stringValue();
        String value =
                JSON.readTree(closed).path("identities").path(0).path("value").stringValue();
        assertThat(seal.unseal(context, closed)).isEqualTo(registered);
        assertThatThrownBy(() -> seal.unseal(context, closed.replace(value, name)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void after_an_erasure_nothing_opens_and_nothing_more_is_closed() {
        String closed = seal.seal(of("e-1"), EVENT, PLAIN);
        keys.erase("42");
        assertThat(seal.unseal(of("e-1"), closed)).isEqualTo("{\"customerId\":\"42\",\"tagHash\":\"h\"}");
        assertThatThrownBy(() -> seal.seal(of("e-2"), EVENT, PLAIN)).isInstanceOf(CustomerIsErased.class);
    }

    private static SealContext of(String event) {
        return new SealContext(event, "customer:42", "CustomerTagged", "1");
    }
}
