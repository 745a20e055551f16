package dev.pondkeeper.kernel.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Invalid;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.customer.CustomerCommand.RegisterCustomer;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterCustomerTest {

    private static final CustomerId ID = new CustomerId("42");

    @Test
    void needs_nothing_but_an_id() {
        RegisterCustomer bare = with(null, null, null, null);
        assertThat(bare.identities()).isEmpty();
        assertThat(bare.target()).isEqualTo(new StreamId("customer", "42"));
        assertThat(bare.concerns()).isEqualTo(ID);
    }

    @Test
    void takes_a_name_of_two_hundred_characters_and_not_one_more() {
        assertThat(with("x".repeat(200), null, null, null).displayName()).hasSize(200);
        assertThat(Invalid.fieldsOf(() -> with("x".repeat(201), null, null, null)))
                .containsExactly("displayName");
    }

    @Test
    void takes_twenty_identities_and_not_one_more() {
        assertThat(with(null, phones(20), null, null).identities()).hasSize(20);
        assertThat(Invalid.fieldsOf(() -> with(null, phones(21), null, null))).containsExactly("identities");
    }

    @Test
    void refuses_one_identity_in_two_spellings() {
        List<Identity> twice = List.of(
                new Identity(Identity.Type.EMAIL, "Li@Example.com"),
                new Identity(Identity.Type.EMAIL, "li@example.com"));
        assertThat(Invalid.fieldsOf(() -> with(null, twice, null, null))).containsExactly("identities");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Shanghai", "Europe/Berlin", "UTC"})
    void takes_a_known_time_zone(String zone) {
        assertThat(with(null, null, zone, null).timeZone()).isEqualTo(zone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Asia/Atlantis", "asia/shanghai", "+08:00"})
    void refuses_an_unknown_time_zone(String zone) {
        assertThat(Invalid.fieldsOf(() -> with(null, null, zone, null))).containsExactly("timeZone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en", "zh-Hans-CN", "ZH-cn"})
    void takes_a_language_tag(String tag) {
        assertThat(with(null, null, null, tag).locale()).isEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "zh_CN", "x", "zh-CN-u-ca-chinese-x-0123456789abcdefgh"})
    void refuses_what_is_no_language_tag(String tag) {
        assertThat(Invalid.fieldsOf(() -> with(null, null, null, tag))).containsExactly("locale");
    }

    @Test
    void names_every_fault_at_once() {
        assertThat(Invalid.fieldsOf(() -> with("", phones(21), "Mars", "?")))
                .containsExactly("displayName", "identities", "timeZone", "locale");
    }

    @Test
    void an_acquisition_names_both_its_faults() {
        assertThat(new Acquisition("douyin", null, null).channel()).isEqualTo("douyin");
        assertThat(Invalid.fieldsOf(() -> new Acquisition("", "a b", null))).containsExactly("channel", "campaign");
    }

    private static List<Identity> phones(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Identity(Identity.Type.PHONE, "1380000" + (1000 + i)))
                .toList();
    }

    private static RegisterCustomer with(
            @Nullable String displayName,
            @Nullable List<Identity> identities,
            @Nullable String timeZone,
            @Nullable String locale) {
        return new RegisterCustomer(ID, displayName, identities, null, timeZone, locale, null);
    }
}
