package dev.perennial.collect.note;

import java.util.List;

import dev.perennial.platform.catalogue.CustomerReference;
import dev.perennial.platform.catalogue.CustomerReferenceHolder;
import org.springframework.stereotype.Component;

/** Where notes and the marks of people refer to customers. */
@Component
class NoteReferences implements CustomerReferenceHolder {

    @Override
    public List<CustomerReference> references() {
        return List.of(CustomerReference.fact("collect.note_note"),
                CustomerReference.fact("collect.note_follow"),
                CustomerReference.fact("collect.note_pin"));
    }
}
