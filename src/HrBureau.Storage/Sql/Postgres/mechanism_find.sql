select content from mechanism where hash = @hash
