package dev.pondkeeper.app.axon;

import dev.pondkeeper.command.ContactFacts;
import dev.pondkeeper.command.ContactProfile;
import dev.pondkeeper.command.CurrentProgramme;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;

/** What is known of customers before they are contacted. */
@Configuration(proxyBeanMethods = false)
class ContactConfiguration {

    /** Holds until consents are bound: nobody has given one, so nobody is reached. */
    @Bean
    @Fallback
    ContactFacts nobodyConsents(CurrentProgramme programme) {
        return customer -> new ContactProfile(programme.get().zone(), null, Set.of(), null, null, List.of());
    }
}
