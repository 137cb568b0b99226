import { Catch, type ExceptionFilter } from '@nestjs/common';
import { GraphQLError } from 'graphql';

/** A refusal on purpose goes to the client as it is: Nest would log each with its stack. */
@Catch(GraphQLError)
export class GraphQLErrorFilter implements ExceptionFilter<GraphQLError> {
  catch(error: GraphQLError): GraphQLError {
    return error;
  }
}
