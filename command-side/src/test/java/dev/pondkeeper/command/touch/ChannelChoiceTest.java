package dev.pondkeeper.command.touch;

import static dev.pondkeeper.command.touch.Contacts.OPEN;
import static dev.pondkeeper.command.touch.Contacts.SHANGHAI;
import static dev.pondkeeper.command.touch.Contacts.asking;
import static dev.pondkeeper.command.touch.Contacts.ofTier;
import static dev.pondkeeper.command.touch.Contacts.preferring;
import static dev.pondkeeper.command.touch.Contacts.profile;
import static dev.pondkeeper.kernel.customer.ContactChannel.APP_PUSH;
import static dev.pondkeeper.kernel.customer.ContactChannel.CALL;
import static dev.pondkeeper.kernel.customer.ContactChannel.EMAIL;
import static dev.pondkeeper.kernel.customer.ContactChannel.SMS;
import static dev.pondkeeper.kernel.customer.ContactChannel.WECHAT_OFFICIAL_ACCOUNT;
import static dev.pondkeeper.kernel.customer.ContactChannel.WECOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.command.ContactProfile;
import dev.pondkeeper.kernel.customer.ContactChannel;
import dev.pondkeeper.kernel.programme.Programme;
import dev.pondkeeper.kernel.touch.Occasion;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChannelChoiceTest {

    @Test
    void each_occasion_has_its_own_channel() {
        assertThat(choose(asking(null, Occasion.CAMPAIGN_NEWS), OPEN)).contains(WECHAT_OFFICIAL_ACCOUNT);
        assertThat(choose(asking(null, Occasion.SERVICE_NOTICE), OPEN)).contains(WECOM);
        assertThat(choose(asking(null, Occasion.REMINDER), OPEN)).contains(SMS);
    }

    @Test
    void customers_of_gold_and_above_are_called_where_a_call_is_allowed() {
        Ask news = asking(null, Occasion.CAMPAIGN_NEWS);
        assertThat(choose(news, ofTier("SILVER", OPEN))).contains(WECHAT_OFFICIAL_ACCOUNT);
        assertThat(choose(news, ofTier("GOLD", OPEN))).contains(CALL);
        assertThat(choose(news, ofTier("PLATINUM", OPEN))).contains(CALL);
        assertThat(choose(asking(null, Occasion.CAMPAIGN_NEWS, CALL), ofTier("GOLD", OPEN)))
                .contains(WECHAT_OFFICIAL_ACCOUNT);
        assertThat(choose(news, ofTier("GOLD", profile(SHANGHAI, SMS)))).contains(SMS);
        assertThat(choose(news, ofTier("no tier of the programme", OPEN))).contains(WECHAT_OFFICIAL_ACCOUNT);
    }

    @Test
    void what_is_asked_for_comes_first_and_what_is_to_be_avoided_never() {
        assertThat(choose(asking(EMAIL, Occasion.REMINDER), ofTier("GOLD", OPEN)))
                .contains(EMAIL);
        assertThat(choose(asking(null, Occasion.REMINDER, SMS), preferring(APP_PUSH, OPEN)))
                .contains(APP_PUSH);
    }

    @Test
    void without_consent_for_the_occasions_channel_the_favourite_follows_and_then_the_next() {
        ContactProfile two = profile(SHANGHAI, EMAIL, APP_PUSH);
        assertThat(choose(asking(null, Occasion.REMINDER), preferring(APP_PUSH, two)))
                .contains(APP_PUSH);
        assertThat(choose(asking(null, Occasion.REMINDER), preferring(WECOM, two)))
                .contains(EMAIL);
    }

    @Test
    void nobody_is_called_for_want_of_another_channel_unless_a_call_is_asked_for_or_liked() {
        ContactProfile callsOnly = profile(SHANGHAI, CALL);
        assertThat(choose(asking(null, Occasion.REMINDER), callsOnly)).isEmpty();
        assertThat(choose(asking(CALL, Occasion.REMINDER), callsOnly)).contains(CALL);
        assertThat(choose(asking(null, Occasion.REMINDER), preferring(CALL, callsOnly)))
                .contains(CALL);
    }

    @Test
    void without_any_consent_no_channel_is_open() {
        assertThat(choose(asking(SMS, Occasion.REMINDER), profile(SHANGHAI))).isEmpty();
    }

    private static Optional<ContactChannel> choose(Ask ask, ContactProfile profile) {
        return ChannelChoice.of(ask, profile, Programme.DEFAULT);
    }
}
