package oriel.server.session;

import java.util.List;
import oriel.security.SecurityType;
import oriel.server.input.InputRouter;
import oriel.server.options.ServerOptions;
import oriel.server.update.UpdateContext;

/**
 * What all sessions share.
 *
 * @param options what the operator decided
 * @param securityTypes in the order of the offer
 * @param updates what writer threads share
 * @param input where keys and pointer go
 */
public record SessionContext(
        ServerOptions options, List<SecurityType> securityTypes, UpdateContext updates, InputRouter input) {}
