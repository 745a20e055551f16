package dev.pondkeeper.app.reaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pondkeeper.saga.campaign.CouponLadderSaga;
import dev.pondkeeper.saga.campaign.ReferralRewardSaga;
import dev.pondkeeper.saga.campaign.RenewalReminderSaga;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.json.JacksonSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A saga lives for months and cannot be built again: what was kept of one has to be read by every later server. */
class SagaStateTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JacksonSerializer KEPT = SagaConfiguration.fieldsAsJson();

    @ParameterizedTest
    @ValueSource(classes = {CouponLadderSaga.class, ReferralRewardSaga.class, RenewalReminderSaga.class})
    void a_saga_that_was_kept_is_read_and_kept_again_without_a_loss(Class<?> saga) throws IOException {
        byte[] kept = golden(saga);

        Object read = KEPT.deserialize(new SimpleSerializedObject<>(kept, byte[].class, saga.getName(), null));

        byte[] again = KEPT.serialize(read, byte[].class).getData();
        assertThat(read).isInstanceOf(saga);
        assertThat(JSON.readTree(again)).isEqualTo(JSON.readTree(kept));
    }

    private static byte[] golden(Class<?> saga) throws IOException {
        String name = "/sagas/" + saga.getSimpleName() + ".json";
        try (InputStream file = SagaStateTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        }
    }
}
