package dev.perennial.collect.intake.load;

import dev.perennial.collect.commerce.OrderIntake;
import dev.perennial.collect.customer.CustomerIntake;
import dev.perennial.collect.intake.store.RejectTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings together where rows go. */
@Configuration(proxyBeanMethods = false)
class LoadTables {

    @Bean
    OrderChunk.Tables orderChunkTables(CustomerIntake customers, OrderIntake orders, RejectTable rejects) {
        return new OrderChunk.Tables(customers, orders, rejects);
    }
}
