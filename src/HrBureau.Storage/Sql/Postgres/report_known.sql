select source_ref from report where source = @source and source_ref = @source_ref and drill = @drill
