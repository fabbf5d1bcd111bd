select start, bytes, body from evidence_chunk where file = @file and number = @number
